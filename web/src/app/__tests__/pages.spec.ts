import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { call, rememberRun } from '@/api'
import AppShell from '@/app/AppShell.vue'
import { routes } from '@/app/router'

async function open(path: string) {
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(path)
  const shell = mount(AppShell, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  await flushPromises()
  return { shell, router }
}
async function decidedRun(pack = 'keqiao') {
  const uploaded = await call('rosterSample', { body: { pack } })
  rememberRun(uploaded)
  await call('rosterDecide', { body: { run: uploaded.run, pack, asOf: '2026-11-01' } })
  return uploaded.run
}
/** Pages arrive in pieces; what is awaited is what a person would wait for. */
const seen = (look: () => void) => vi.waitFor(look, { timeout: 5000 })

describe('the way through the pages', () => {
  it('takes the sample from the start to the columns, with district and day', async () => {
    const { shell, router } = await open('/')
    await shell.get('input[value=huangyan]').setValue(true)
    await shell
      .findAll('button')
      .find((button) => button.text().includes('用样例'))
      ?.trigger('click')
    await seen(() => expect(router.currentRoute.value.name).toBe('columns'))
    expect(router.currentRoute.value.query).toMatchObject({ pack: 'huangyan', asOf: '2026-11-01' })
  })
  it('asks to upload again where a run is not known in this tab', async () => {
    const { shell } = await open('/columns?run=unknown&pack=keqiao&asOf=2026-11-01')
    await seen(() => expect(shell.text()).toContain('需要重新上传'))
  })
  it('begins the decision with the corrected columns', async () => {
    const run = await decidedRun()
    const { shell, router } = await open(`/columns?run=${run}&pack=keqiao&asOf=2026-11-01`)
    await seen(() => expect(shell.text()).toContain('缺少“是否承诺服务5年”'))
    await shell
      .findAll('button')
      .find((button) => button.text().includes('开始判定'))
      ?.trigger('click')
    await seen(() => expect(router.currentRoute.value.name).toBe('progress'))
  })
  it('keeps a list in the address, opens a person from it and returns to it', async () => {
    const run = await decidedRun()
    const { shell, router } = await open(`/results?run=${run}&policy=KQ-2&status=U`)
    await seen(() => expect(shell.findAll('tbody a').length).toBeGreaterThan(2))
    await shell.findAll('tbody a')[1]?.trigger('click')
    await seen(() => expect(shell.text()).toContain('第 2 /'))
    expect(router.currentRoute.value).toMatchObject({ name: 'person', query: { policy: 'KQ-2', status: 'U', at: '1' } })
    const back = shell.findAll('a').find((link) => link.text().includes('回到名单'))
    expect(back?.attributes('href')).toContain('policy=KQ-2')
    expect(back?.attributes('href')).not.toContain('at=')
  })
  it('shows the refusal where the run is gone', async () => {
    const { shell } = await open('/results?run=gone')
    await seen(() => expect(shell.get('[role=alert]').text()).toContain('run_unknown'))
  })
  it('reads the policies without a roster', async () => {
    const { shell } = await open('/policies?pack=keqiao')
    await seen(() => expect(shell.findAll('article')).toHaveLength(2))
    expect(shell.text()).toContain('书面承诺服务满五年。')
  })
  it('says so where there is no such page, and no such district', async () => {
    const lost = (await open('/nowhere')).shell
    await seen(() => expect(lost.text()).toContain('没有这个页面'))
    const { shell } = await open('/policies?pack=atlantis')
    await seen(() => expect(shell.get('[role=alert]').text()).toContain('pack_unknown'))
  })
})

it('switches the language on the spot and names the page in it', async () => {
  const { shell } = await open('/policies?pack=keqiao')
  await shell.get('button[lang=en]').trigger('click')
  await seen(() => expect(shell.get('h1').text()).toBe('Policies and clauses'))
  expect(document.title).toBe('Policies and clauses · Liucai')
})

it('goes through system, light and dark', async () => {
  const { shell } = await open('/nowhere')
  const button = shell.get('button[aria-label^="外观"]')
  await button.trigger('click')
  expect(document.documentElement.dataset.theme).toBe('light')
  await button.trigger('click')
  expect(document.documentElement.dataset.theme).toBe('dark')
  await button.trigger('click')
  expect(document.documentElement.dataset.theme).toBeUndefined()
})
