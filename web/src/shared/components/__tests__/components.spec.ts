import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import AnswerMark from '@/shared/components/AnswerMark.vue'
import BaseButton from '@/shared/components/BaseButton.vue'
import DropZone from '@/shared/components/DropZone.vue'
import FormField from '@/shared/components/FormField.vue'
import PagerNav from '@/shared/components/PagerNav.vue'
import ProgressBar from '@/shared/components/ProgressBar.vue'
import RefusalPanel from '@/shared/components/RefusalPanel.vue'
import SourceLine from '@/shared/components/SourceLine.vue'
import TabList from '@/shared/components/TabList.vue'

describe('TabList', () => {
  const tabs = [
    { id: 'people', label: '人员' },
    { id: 'lines', label: '有问题的行' },
  ]
  it('is moved through with the arrow keys and wraps', async () => {
    const list = mount(TabList, { props: { tabs, chosen: 'people', label: '分区' } })
    await list.get('[aria-selected="true"]').trigger('keydown', { key: 'ArrowRight' })
    await list.get('[aria-selected="true"]').trigger('keydown', { key: 'ArrowLeft' })
    expect(list.emitted('choose')).toEqual([['lines'], ['lines']])
  })
  it('keeps one tab in the order of the Tab key', () => {
    const list = mount(TabList, { props: { tabs, chosen: 'lines', label: '分区' } })
    expect(list.findAll('[role=tab]').map((tab) => tab.attributes('tabindex'))).toEqual(['-1', '0'])
  })
})

describe('DropZone', () => {
  const file = new File(['x'], 'roster.csv')
  const props = { title: '放这里', text: '', accept: '.csv' }
  it('takes a dropped file', async () => {
    const zone = mount(DropZone, { props })
    await zone.get('label').trigger('drop', { dataTransfer: { files: [file] } })
    expect(zone.emitted('chosen')).toEqual([[file]])
  })
  it('takes none while it is switched off', async () => {
    const zone = mount(DropZone, { props: { ...props, disabled: true } })
    await zone.get('label').trigger('drop', { dataTransfer: { files: [file] } })
    expect(zone.emitted('chosen')).toBeUndefined()
  })
  it('ignores a drop of no file', async () => {
    const zone = mount(DropZone, { props })
    await zone.get('label').trigger('drop', { dataTransfer: { files: [] } })
    expect(zone.emitted('chosen')).toBeUndefined()
  })
})

describe('RefusalPanel', () => {
  it('shows sentence, next step, place and code', () => {
    const refusal = Object.assign(new Error('没有工作表'), {
      code: 'sheet_not_found',
      hint: '换一张',
      where: '花名册.xlsx',
    })
    const text = mount(RefusalPanel, { props: { refusal } }).text()
    for (const part of ['没有工作表', '换一张', '花名册.xlsx', 'sheet_not_found']) expect(text).toContain(part)
  })
  it('shows an unexpected fault without inventing a hint', () => {
    const panel = mount(RefusalPanel, { props: { refusal: new Error('undefined is not a function') } })
    expect(panel.text()).toContain('internal_fault')
    expect(panel.find('.hint').exists()).toBe(false)
  })
})

describe('PagerNav', () => {
  it('stops at both ends', async () => {
    const pager = mount(PagerNav, { props: { total: 120, offset: 0, limit: 50 } })
    const [previous, next] = pager.findAll('button')
    expect(previous?.attributes('disabled')).toBeDefined()
    await next?.trigger('click')
    expect(pager.emitted('move')).toEqual([[50]])
    await pager.setProps({ offset: 100 })
    expect(pager.text()).toContain('101–120')
    expect(pager.findAll('button')[1]?.attributes('disabled')).toBeDefined()
  })
  it('says nought of nought', () => {
    expect(mount(PagerNav, { props: { total: 0, offset: 0, limit: 50 } }).text()).toContain('0–0')
  })
})

it('ProgressBar stays within its ends', async () => {
  const bar = mount(ProgressBar, { props: { fraction: 1.4, label: '进度' } })
  expect(bar.attributes('aria-valuenow')).toBe('100')
  await bar.setProps({ fraction: -1 })
  expect(bar.attributes('aria-valuenow')).toBe('0')
})

it('AnswerMark has a word for those who see neither shape nor colour', () => {
  expect(mount(AnswerMark, { props: { answer: 'ask', label: '待确认' } }).text()).toBe('待确认')
})

it('BaseButton that is busy cannot be pressed twice', () => {
  expect(mount(BaseButton, { props: { busy: true } }).attributes('disabled')).toBeDefined()
})

it('FormField ties help and error to its input', () => {
  const field = mount(FormField, {
    props: { label: '审核日', help: '说明', error: '不是日期' },
    slots: {
      default: '<template #default="{ id, describedBy }"><input :id="id" :aria-describedby="describedBy"></template>',
    },
  })
  const described = field.get('input').attributes('aria-describedby')
  expect(field.get(`#${described}`).text()).toBe('不是日期')
  expect(field.get('label').attributes('for')).toBe(field.get('input').attributes('id'))
})

describe('SourceLine', () => {
  const source = { title: '办法', documentNumber: '', url: 'https://example.org/a', grade: 'C', asOf: '2026-08-08' }
  it('tells the grade in words and marks a sample', () => {
    const text = mount(SourceLine, { props: { source, isSample: true } }).text()
    for (const part of ['C 级', '无文号', '2026年8月8日', '样例']) expect(text).toContain(part)
  })
  it('links to nothing but the web', () => {
    const hostile = { ...source, url: 'javascript:alert(1)' }
    expect(
      mount(SourceLine, { props: { source: hostile, isSample: false } })
        .find('a')
        .exists(),
    ).toBe(false)
  })
})
