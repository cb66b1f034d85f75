import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { call } from '@/api'
import ColumnTable from '../ColumnTable.vue'
import { useColumnMap } from '../useColumnMap'

it('shows what was guessed and hands a correction up', async () => {
  const { inspection } = await call('rosterSample', { body: { pack: 'keqiao' } })
  const { fields } = await call('rosterFields', {})
  const { columns } = useColumnMap(
    inspection,
    () => [],
    () => [],
  )
  const table = mount(ColumnTable, { props: { columns: columns.value, fields } })
  const unknown = table.findAll('tbody tr').find((row) => row.text().includes('承诺书'))
  expect(unknown?.text()).toContain('没认出')
  await unknown?.get('select').setValue('commit5')
  expect(table.emitted('correct')).toEqual([['W', 'commit5']])
  expect(table.findAll('tbody tr').at(-1)?.text()).toContain('隐藏列')
})
