import { onScopeDispose, ref, shallowRef } from 'vue'
import { call, forgetRun, type Progress, Refusal } from '@/api'

/** Asks how far a run is until it is done or has failed. Short waits at first: most rosters are small. */
export function useProgress(run: string, onDone: () => void) {
  const progress = shallowRef<Progress>()
  const refusal = shallowRef<Error>()
  const isCancelled = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = 150
  let failures = 0

  async function ask() {
    try {
      const answer = await call('rosterProgress', { query: { run } })
      if (isCancelled.value) return
      progress.value = answer
      failures = 0
      if (answer.phase === 'done') return onDone()
      if (answer.phase === 'failed') {
        const { code, message, hint, where } = answer.error ?? {
          code: 'internal_fault',
          message: '',
          hint: '',
          where: '',
        }
        refusal.value = new Refusal(code, message, hint, where, 200)
        return
      }
    } catch (failure) {
      // One lost answer is no reason to give up; a refusal is.
      if (!(failure instanceof Refusal) || failure.code !== 'network_unreachable' || ++failures > 4) {
        refusal.value = failure as Error
        return
      }
    }
    waitMs = Math.min(1000, waitMs * 1.25)
    timer = setTimeout(ask, waitMs)
  }

  async function cancel() {
    clearTimeout(timer)
    isCancelled.value = true
    forgetRun(run)
    await call('rosterClose', { body: { run } }).catch(() => undefined)
  }

  onScopeDispose(() => clearTimeout(timer))
  void ask()
  return { progress, refusal, isCancelled, cancel }
}
