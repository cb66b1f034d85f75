import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { call, type Summary } from '@/api'
import { useLanguage } from '@/app/languages'
import DefectLines from '../DefectLines.vue'
import PeopleFilters from '../PeopleFilters.vue'
import PeopleTable from '../PeopleTable.vue'
import PolicyBars from '../PolicyBars.vue'
import TotalsBand from '../TotalsBand.vue'
import { filterOf } from '../usePeople'

let summary: Summary
beforeEach(async () => {
  const { run } = await call('rosterSample', { body: { pack: 'keqiao' } })
  await call('rosterDecide', { body: { run, pack: 'keqiao', asOf: '2026-11-01' } })
  summary = await call('rosterSummary', { query: { run } })
})
const links = { global: { stubs: { RouterLink: RouterLinkStub } } }

describe('PolicyBars', () => {
  it('opens the list behind each part of a bar', async () => {
    const bars = mount(PolicyBars, { props: { policies: summary.policies, chosen: '', chosenStatus: '' } })
    for (const part of bars.findAll('.policy')[1]?.findAll('.count') ?? []) await part.trigger('click')
    expect(bars.emitted('choose')).toEqual([
      ['KQ-2', 'Y', ''],
      ['KQ-2', 'U', ''],
      ['KQ-2', 'N', ''],
    ])
  })
  it('opens the list behind a reason', async () => {
    const bars = mount(PolicyBars, { props: { policies: summary.policies, chosen: '', chosenStatus: '' } })
    await bars.get('.reason').trigger('click')
    const first = summary.policies[0]?.reasons[0]
    expect(bars.emitted('choose')).toEqual([['KQ-1', first?.status, first?.reason]])
  })
  it('says the numbers with their unit', () => {
    const text = mount(PolicyBars, { props: { policies: summary.policies, chosen: '', chosenStatus: '' } }).text()
    expect(text).toMatch(/[\d,]+ 人/)
    expect(text).toMatch(/[\d,]+ 元\/年/)
    expect(text).toMatch(/[\d,]+ 元\/月/)
  })
  it('does not open an empty list', () => {
    const [policy] = summary.policies
    if (!policy) throw new Error('no policy')
    const bars = mount(PolicyBars, { props: { policies: [{ ...policy, unknown: 0 }], chosen: '', chosenStatus: '' } })
    expect(bars.get('.count.ask').attributes('disabled')).toBeDefined()
  })
})

it('TotalsBand never adds yuan a year to yuan a month', () => {
  const amounts = mount(TotalsBand, { props: { summary } }).findAll('.amounts dd')
  expect(amounts.map((amount) => amount.text().replace(/[\d,.]+\s*/, ''))).toEqual(['元/年', '元/月'])
})

describe('PeopleTable', () => {
  it('tells each answer in words as well as in colour, and unknown not as a refusal', async () => {
    const { rows } = await call('rosterPeople', { query: { run: summary.run, status: 'U', policy: 'KQ-1' } })
    const table = mount(PeopleTable, { props: { rows, policies: summary.policies, linkTo: () => '/' }, ...links })
    const cell = table.findAll('tbody tr')[0]?.findAll('.answer')[0]
    expect(cell?.text()).toContain('待确认')
    expect(cell?.text()).not.toContain('不符合')
  })
})

describe('PeopleFilters', () => {
  it('offers reasons only of a chosen policy, and drops the reason with it', async () => {
    const filters = mount(PeopleFilters, { props: { filter: filterOf({}), policies: summary.policies } })
    const [policy, , reason] = filters.findAll('select')
    expect(reason?.attributes('disabled')).toBeDefined()
    await policy?.setValue('KQ-2')
    expect(filters.emitted('change')).toEqual([[{ policy: 'KQ-2', reason: '' }]])
    await filters.setProps({ filter: filterOf({ policy: 'KQ-2', status: 'N' }) })
    const offered = filters.findAll('select')[2]?.findAll('option').length ?? 0
    expect(offered - 1).toBe(summary.policies[1]?.reasons.filter(({ status }) => status === 'N').length)
  })
})

describe('DefectLines', () => {
  it('tells for each line what was found, in the language in use', async () => {
    const lines = mount(DefectLines, { props: { summary, linkTo: () => '/' }, ...links })
    await flushPromises()
    expect(lines.text()).toContain('身份证号校验码不对')
    await useLanguage('en')
    await flushPromises()
    expect(lines.text()).toContain('The check character of the identity number is wrong')
  })
  it('links to no answers for a line that was sent back', async () => {
    const lines = mount(DefectLines, { props: { summary, linkTo: () => '/' }, ...links })
    await lines.findAll('select')[0]?.setValue('reject')
    await flushPromises()
    expect(lines.findAll('.list > li').length).toBe(summary.lines.reject)
    expect(lines.findComponent(RouterLinkStub).exists()).toBe(false)
  })
})
