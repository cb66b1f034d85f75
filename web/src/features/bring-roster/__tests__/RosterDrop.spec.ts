import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { recallRun } from '@/api'
import RosterDrop from '../RosterDrop.vue'

it('opens a run with the sample and remembers it in this tab', async () => {
  const drop = mount(RosterDrop, { props: { pack: 'keqiao' } })
  await drop.get('button').trigger('click')
  await flushPromises()
  const [opened] = drop.emitted('opened')?.[0] as [{ run: string }]
  expect(recallRun(opened.run)?.inspection.headerRow).toBe(3)
})

it('says beside the drop zone that nothing is kept', () => {
  expect(mount(RosterDrop, { props: { pack: 'keqiao' } }).text()).toContain('服务器不留存')
})

it('shows why it was refused, and can be tried again', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  const drop = mount(RosterDrop, { props: { pack: 'keqiao' } })
  await drop.get('button').trigger('click')
  await flushPromises()
  expect(drop.text()).toContain('network_unreachable')
  expect(drop.get('button').attributes('disabled')).toBeUndefined()
})

it('refuses a file that is too large before it travels', async () => {
  const drop = mount(RosterDrop, { props: { pack: 'keqiao' } })
  const file = new File(['x'], 'roster.xlsx')
  Object.defineProperty(file, 'size', { value: 300 * 1024 * 1024 })
  await drop.get('label').trigger('drop', { dataTransfer: { files: [file] } })
  await flushPromises()
  expect(drop.text()).toContain('http_body_too_large')
  expect(drop.text()).toContain('200.0 MB')
})
