import type { Field, Policy, Status, Verdict } from '@/api/contract'

type Facts = Partial<Record<Field, string>>

const known = (value: string | undefined, test: (text: string) => boolean): Verdict =>
  value ? (test(value) ? 'yes' : 'no') : 'unknown'
const atLeast = (value: string | undefined, minimum: number) => known(value, (text) => Number(text) >= minimum)
const both = (left: Verdict, right: Verdict): Verdict =>
  left === 'no' || right === 'no' ? 'no' : left === 'unknown' || right === 'unknown' ? 'unknown' : 'yes'

export function ageOn(asOf: string, idNo: string | undefined): number | undefined {
  const born = idNo?.slice(6, 14)
  if (!born || born.length < 8) return undefined
  const today = asOf.replaceAll('-', '')
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(4) < born.slice(4) ? 1 : 0)
}

/** Enough of the rules to look real in a browser without a server. The decision core is the one that counts. */
function verdictOf(policy: Policy, code: string, facts: Facts, asOf: string): Verdict {
  switch (code) {
    case 'DEGREE':
      return known(facts.degree, (text) => ['专科', '本科', '硕士', '博士'].includes(text))
    case 'FULLTIME':
      return known(facts.fullTime, (text) => text === '是')
    case 'FIRST_WORK':
      return known(facts.firstInsured, (text) => text !== '异地')
    case 'COMMIT5':
      return known(facts.commit5, (text) => text === '是')
    case 'HOME':
      return known(facts.homeOwned, (text) => text === '否')
    case 'CONTRACT':
      return facts.contractYears === '无固定期限' ? 'yes' : atLeast(facts.contractYears, 3)
    case 'EMP_INDUSTRY':
      return known(facts.industry, (text) => !text.startsWith('K') && !text.startsWith('J'))
    case 'EMP_TYPE': {
      const allowed =
        policy.id === 'TZ-1'
          ? ['民营企业', '社会组织']
          : policy.id === 'KQ-2'
            ? ['民营企业', '国有企业']
            : ['民营企业', '国有企业', '科研院所']
      return known(facts.employerType, (text) => allowed.includes(text))
    }
    case 'INSURED':
      if (policy.id === 'TZ-1') return atLeast(facts.monthsTotal, 6)
      return both(
        known(facts.insuredStatus, (text) => text === '正常'),
        atLeast(policy.id === 'KQ-2' ? facts.monthsRun : facts.monthsTotal, 1),
      )
    case 'AGE': {
      const age = ageOn(asOf, facts.idNo)
      return age === undefined ? 'unknown' : age <= (facts.degree === '博士' ? 45 : 35) ? 'yes' : 'no'
    }
    default:
      return 'not_evaluated'
  }
}

const amounts: Record<string, Record<string, number>> = {
  'KQ-1': { 博士: 40000, 硕士: 30000, 专科: 6000 },
  'KQ-2': { 博士: 500, 硕士: 500, 本科: 500, 专科: 300 },
  'TZ-1': { 博士: 100000, 硕士: 30000, 本科: 10000, 专科: 6000 },
}

function amountOf(policy: Policy, facts: Facts): number | undefined {
  if (policy.id === 'KQ-1' && facts.degree === '本科') {
    return facts.schoolTier ? (facts.schoolTier === '双一流' ? 25000 : 10000) : undefined
  }
  const amount = amounts[policy.id]?.[facts.degree ?? '']
  if (policy.id !== 'TZ-1' || amount === undefined) return amount
  return facts.hometown ? (facts.hometown.startsWith('3310') ? (amount * 13) / 10 : amount) : undefined
}

export interface FakeDecision {
  policy: Policy
  status: Status
  reason: string
  amount?: string
  verdicts: Verdict[]
  conflict?: Status
}

export function decide(policy: Policy, facts: Facts, asOf: string): FakeDecision {
  const verdicts = policy.gates.map(({ code }) => verdictOf(policy, code, facts, asOf))
  const failed = verdicts.indexOf('no')
  const open = verdicts.indexOf('unknown')
  const months = Number(facts.monthsRun)
  const conflict: Status | undefined =
    policy.conflictsWith &&
    failed >= 0 &&
    policy.gates[failed]?.code === 'INSURED' &&
    months >= 3 &&
    !verdicts.slice(failed + 1).includes('no')
      ? 'Y'
      : undefined
  if (failed >= 0) return { policy, status: 'N', reason: policy.gates[failed]?.code ?? '', verdicts, conflict }
  if (open >= 0) return { policy, status: 'U', reason: policy.gates[open]?.code ?? '', verdicts }
  const amount = amountOf(policy, facts)
  if (amount === undefined) return { policy, status: 'U', reason: 'TIER', verdicts }
  return { policy, status: 'Y', reason: '', amount: String(amount), verdicts }
}
