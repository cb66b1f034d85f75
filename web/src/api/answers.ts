import type { Status, Verdict } from '@/api/contract'

/** The wire's letters as the words the screen uses for marks and colours. */
export type AnswerWord = 'yes' | 'no' | 'ask'

export function answerOf(status: Status): AnswerWord {
  return status === 'Y' ? 'yes' : status === 'N' ? 'no' : 'ask'
}

export function answerOfVerdict(verdict: Verdict): AnswerWord | 'none' {
  return verdict === 'yes' ? 'yes' : verdict === 'no' ? 'no' : verdict === 'unknown' ? 'ask' : 'none'
}
