import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { call, type PersonPolicy, type Status } from '@/api'
import { useLanguage } from '@/app/languages'
import PolicyAnswer from '../PolicyAnswer.vue'

let run: string
let pack: string
async function decided(district: string) {
  pack = district
  run = (await call('rosterSample', { body: { pack } })).run
  await call('rosterDecide', { body: { run, pack, asOf: '2026-11-01' } })
}
async function somebodyWith(policy: string, status: Status): Promise<PersonPolicy> {
  const { rows } = await call('rosterPeople', { query: { run, policy, status, limit: 1 } })
  const person = await call('rosterPerson', { query: { run, row: rows[0]?.row ?? 0 } })
  const found = person.policies.find((candidate) => candidate.policy === policy)
  if (!found) throw new Error(`nobody with ${policy} ${status}`)
  return found
}
beforeEach(() => decided('keqiao'))

describe('yes', () => {
  it('shows amount with unit, schedule, every condition with what it saw, and the rule', async () => {
    const policy = await somebodyWith('KQ-1', 'Y')
    const text = mount(PolicyAnswer, { props: { policy } }).text()
    expect(text).toMatch(/[\d,]+ 元\/年/)
    expect(text).toContain('每参保满一年申领一次')
    for (const gate of policy.gates) expect(text).toContain(gate.label)
    expect(text).toContain('依据的规则')
    expect(text).not.toContain('差什么')
  })
  it('marks a sample', async () => {
    expect(mount(PolicyAnswer, { props: { policy: await somebodyWith('KQ-1', 'Y') } }).text()).toContain('样例')
  })
  it('opens the clause of a condition in its place, with its source', async () => {
    const answer = mount(PolicyAnswer, { props: { policy: await somebodyWith('KQ-1', 'Y') } })
    expect(answer.text()).not.toContain('书面承诺服务满五年。')
    const button = answer
      .findAll('button.clause')
      .find((candidate) => candidate.attributes('aria-label')?.includes('承诺服务五年'))
    expect(button?.attributes('aria-expanded')).toBe('false')
    await button?.trigger('click')
    expect(button?.attributes('aria-expanded')).toBe('true')
    expect(answer.text()).toContain('书面承诺服务满五年。')
    expect(answer.get('blockquote').text()).toContain('C 级')
  })
})

describe('no', () => {
  it('says what is missing, and the nearest rule', async () => {
    const policy = await somebodyWith('KQ-2', 'N')
    const answer = mount(PolicyAnswer, { props: { policy } })
    const missing = answer.get('.missing').text()
    for (const item of policy.missing) expect(missing).toContain(item.text)
    expect(answer.text()).toContain('最接近的一档')
    expect(answer.find('.amount').exists()).toBe(false)
  })
})

describe('unknown', () => {
  it('is a question and never a refusal', async () => {
    const policy = await somebodyWith('KQ-2', 'U')
    const answer = mount(PolicyAnswer, { props: { policy } })
    expect(answer.get('header').text()).toContain('待确认')
    expect(answer.get('header').text()).not.toContain('不符合')
    expect(answer.get('.questions').text()).toContain(policy.questions[0]?.question)
    expect(answer.find('.missing').exists()).toBe(false)
  })
  it('asks in English too', async () => {
    await useLanguage('en')
    const policy = await somebodyWith('KQ-2', 'U')
    const answer = mount(PolicyAnswer, { props: { policy } })
    expect(answer.get('.questions').text()).toContain('which is no refusal')
    expect(answer.get('.questions').text()).toContain(policy.questions[0]?.question)
  })
})

describe('two printed readings', () => {
  it('are flagged where they differ, and only mentioned where they do not', async () => {
    await decided('huangyan')
    const policy = await somebodyWith('TZ-1', 'Y')
    const quiet = mount(PolicyAnswer, { props: { policy } })
    expect(quiet.find('.conflict.differs').exists()).toBe(false)
    const conflict = { ...policy.conflict!, differs: true, status: 'Y' as const, amount: '39000' }
    const loud = mount(PolicyAnswer, { props: { policy: { ...policy, conflict } } })
    expect(loud.get('.conflict.differs').text()).toContain('印文不一致')
    expect(loud.get('.conflict.differs').text()).toContain('39,000')
  })
})
