import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { call } from '@/api'
import AsOfDay from '../AsOfDay.vue'
import DistrictCards from '../DistrictCards.vue'

it('offers every district as a radio button, samples apart', async () => {
  const { packs } = await call('policyPacks', {})
  const cards = mount(DistrictCards, { props: { packs, legend: '地区', modelValue: 'keqiao' } })
  expect(cards.findAll('input[type=radio]')).toHaveLength(packs.length)
  expect(cards.get('details').text()).toContain('绍兴市越城区')
  await cards.get('input[value=huangyan]').setValue(true)
  expect(cards.emitted('update:modelValue')).toEqual([['huangyan']])
})

it('reads the day back, and says so when there is none', async () => {
  const day = mount(AsOfDay, { props: { modelValue: '2026-11-01' } })
  expect(day.text()).toContain('2026年11月1日')
  await day.setProps({ modelValue: '' })
  expect(day.get('[role=alert]').text()).toContain('真实存在的日期')
  expect(day.get('input').attributes('aria-invalid')).toBe('true')
})
