import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '@/api'
import ProgressWatch from '../ProgressWatch.vue'

let run: string
beforeEach(async () => {
  vi.useFakeTimers()
  run = (await call('rosterSample', { body: { pack: 'keqiao' } })).run
  await call('rosterDecide', { body: { run, pack: 'keqiao', asOf: '2026-11-01' } })
  return () => vi.useRealTimers()
})
async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}

describe('ProgressWatch', () => {
  it('tells the phases and leaves when it is done', async () => {
    const watch = mount(ProgressWatch, { props: { run } })
    await flushPromises()
    expect(watch.text()).toContain('正在读取花名册')
    await pass(700)
    expect(watch.text()).toContain('正在逐人逐项判定')
    expect(watch.emitted('done')).toBeUndefined()
    await pass(5000)
    expect(watch.emitted('done')).toHaveLength(1)
  })
  it('forgets the run on the server when it is cancelled', async () => {
    const watch = mount(ProgressWatch, { props: { run } })
    await flushPromises()
    await watch.get('button').trigger('click')
    await flushPromises()
    expect(watch.text()).toContain('已取消')
    await expect(call('rosterProgress', { query: { run } })).rejects.toMatchObject({ code: 'run_unknown' })
    await pass(5000)
    expect(watch.emitted('done')).toBeUndefined()
  })
  it('shows the refusal of a run that is gone', async () => {
    const watch = mount(ProgressWatch, { props: { run: 'gone' } })
    await flushPromises()
    expect(watch.text()).toContain('run_unknown')
    expect(watch.text()).toContain('请重新上传')
  })
  it('survives a lost answer', async () => {
    const reach = globalThis.fetch
    const watch = mount(ProgressWatch, { props: { run } })
    await flushPromises()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    await pass(200)
    vi.stubGlobal('fetch', reach)
    await pass(6000)
    expect(watch.emitted('done')).toHaveLength(1)
  })
})
