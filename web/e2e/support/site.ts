import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type APIRequestContext, expect, type Page, test as base } from '@playwright/test'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const isFake = () => process.env.LIUCAI_FAKE === '1'
export const widths = [
  { name: '390', width: 390, height: 844 },
  { name: '1440', width: 1440, height: 900 },
] as const

type Violation = { id: string; impact: string; help: string; nodes: { target: string[]; failureSummary: string }[] }

/** A page that fails its test for a word on the console or an exception, which no user reads but everybody suffers. */
export const test = base.extend<{ quiet: { allow: (pattern: RegExp) => void } }>({
  quiet: [
    async ({ page }, use) => {
      const allowed: RegExp[] = []
      const said: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(`${message.text()} ${message.location().url}`)
      })
      page.on('pageerror', (failure) => said.push(String(failure)))
      await use({ allow: (pattern) => allowed.push(pattern) })
      expect(said.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([])
    },
    { auto: true },
  ],
  baseURL: async ({}, use) => use(process.env.LIUCAI_URL),
})
export { expect }

/** Nothing serious or critical, in the page as it stands now. */
export async function expectAccessible(page: Page) {
  // Colours in the middle of a transition are nobody's colours.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
  await page.evaluate(axeSource)
  const violations = (await page.evaluate(
    async () =>
      (
        await (
          window as unknown as { axe: { run: (root: Document, options: object) => Promise<{ violations: unknown[] }> } }
        ).axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        })
      ).violations,
  )) as Violation[]
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
  expect(
    grave.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join(' | ')}`,
    ),
  ).toEqual([])
}

/** The page itself never scrolls sideways; tables may, inside their own frame. */
export async function expectNoSidewaysScroll(page: Page) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(beyond, 'pixels beyond the right edge').toBeLessThanOrEqual(0)
}

/** Presses the card as a hand would: the radio button inside it is only for keys and readers. */
export async function chooseDistrict(page: Page, district: string) {
  await page.locator('label.card', { hasText: district }).first().click()
  await expect(page.getByRole('radio', { name: district }).first()).toBeChecked()
}

/** Opens, from its bar, the list of the first policy that answers somebody so. */
export async function openList(page: Page, answer: 'yes' | 'no' | 'ask') {
  const part = page.locator(`.policy .count.${answer}:not([disabled])`).first()
  const count = Number(((await part.locator('strong').textContent()) ?? '').replace(/\D/g, ''))
  await part.click()
  await expect(page.locator('.found')).toHaveText(`${count.toLocaleString('en')} 人`)
}

export async function openSample(page: Page, district: string) {
  await page.goto('/')
  await chooseDistrict(page, district)
  await page.getByLabel('审核日', { exact: true }).fill('2026-11-01')
  await page.getByRole('button', { name: '没有花名册？用样例' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '核对列' })).toBeVisible()
}

let shared: string | undefined

/** A sample run decided without the page: one for all tests that only look at it, or one of its own. */
export async function decidedRun(request: APIRequestContext, pack: string, isOwn = false): Promise<string> {
  if (shared && !isOwn && (await request.get(`/api/roster/progress?run=${shared}`)).ok()) return shared
  const post = async (path: string, data: object) => {
    const answer = await request.post(path, { data, headers: { 'Idempotency-Key': randomUUID() } })
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true)
    return (await answer.json()) as { run: string }
  }
  const { run } = await post('/api/roster/sample', { pack })
  await post('/api/roster/decide', { run, pack, asOf: '2026-11-01' })
  await expect
    .poll(
      async () => ((await (await request.get(`/api/roster/progress?run=${run}`)).json()) as { phase: string }).phase,
      {
        timeout: 30_000,
        intervals: [50, 100, 200],
      },
    )
    .toBe('done')
  if (!isOwn) shared = run
  return run
}

export async function openResults(page: Page, pack: string, isOwn = false) {
  await page.goto(`/#/results?run=${await decidedRun(page.request, pack, isOwn)}`)
  await expect(page.getByRole('heading', { level: 1, name: '判定结果' })).toBeVisible()
  await expect(page.locator('tbody tr').first()).toBeVisible()
}
