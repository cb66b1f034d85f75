import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  openList,
  openResults,
  openSample,
  test,
  widths,
} from './support/site'

/** Every page at both widths, light and dark, in both languages: axe finds nothing grave, and nothing hangs over. */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })

async function look(page: Page, name: string, width: string) {
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  if (process.env.LIUCAI_SCREENSHOTS !== '1') return
  await page.evaluate(() => window.scrollTo(0, 0))
  // The first two screens of a page say enough, and stay small.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  const size = page.viewportSize()!
  await page.setViewportSize({ width: size.width, height: Math.min(height, Math.round(size.height * 1.4)) })
  await page.screenshot({ path: `${folder}${name}-${width}.png` })
  await page.setViewportSize(size)
}

async function openPerson(page: Page, answer: 'yes' | 'no' | 'ask') {
  await openList(page, answer)
  await page.locator('tbody th a').first().click()
  await expect(page.getByRole('article').first()).toBeVisible()
}

for (const { name, width, height } of widths) {
  test.describe(`at ${name} px`, () => {
    test.use({ viewport: { width, height } })

    test('start, columns, progress, results, lines', async ({ page }) => {
      await page.goto('/')
      await expect(page.getByRole('radio').first()).toBeAttached()
      await look(page, '1-start', name)
      await openSample(page, '柯桥')
      await expect(page.locator('.missing')).toBeVisible()
      await look(page, '2-columns', name)
      await page.route('**/api/roster/progress*', (route) =>
        route.fulfill({ json: { run: 'x', phase: 'deciding', fraction: 0.62, personCount: 186 } }),
      )
      await page.getByRole('button', { name: '开始判定' }).click()
      await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '62')
      await look(page, '3-progress', name)
      await page.unroute('**/api/roster/progress*')
      await expect(page.getByRole('heading', { level: 1, name: '判定结果' })).toBeVisible({ timeout: 30_000 })
      await expect(page.locator('tbody tr').first()).toBeVisible()
      await look(page, '4-results', name)
      await page.getByRole('tab', { name: /有问题的行/ }).click()
      await look(page, '5-lines', name)
    })

    for (const [answer, title] of [
      ['yes', 'entitled'],
      ['no', 'missing'],
      ['ask', 'question'],
    ] as const) {
      test(`a person: ${title}`, async ({ page }) => {
        await openResults(page, 'keqiao')
        await openPerson(page, answer)
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
        await page
          .getByRole('button', { name: /所依据的条款/ })
          .first()
          .click()
        await look(page, `6-person-${title}`, name)
      })
    }

    test('policies, a refusal, a page that is not there', async ({ page, quiet }) => {
      quiet.allow(/Failed to load resource/)
      await page.goto('/#/policies')
      await expect(page.getByRole('article').first()).toBeVisible()
      await look(page, '7-policies', name)
      await page.goto(`/#/results?run=${'0'.repeat(32)}`)
      await expect(page.getByRole('alert')).toBeVisible()
      await look(page, '8-refusal', name)
      await page.goto('/#/nowhere')
      await expect(page.getByRole('button', { name: '回到开始' })).toBeVisible()
      await look(page, '9-not-found', name)
    })

    test('in English and in the dark', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'dark' })
      await openResults(page, 'keqiao')
      await page.getByRole('button', { name: 'Switch to English' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible()
      await expect(page.locator('thead')).toContainText('Rent subsidy')
      await look(page, '4-results-en-dark', name)
      await page.locator('tbody th a').first().click()
      await expect(page.getByRole('article').first()).toBeVisible()
      await look(page, '6-person-en-dark', name)
      await page.goto('/#/policies')
      await expect(page.getByRole('article').first()).toBeVisible()
      await look(page, '7-policies-en-dark', name)
      await page.goto('/')
      await expect(page.getByRole('radio').first()).toBeAttached()
      await look(page, '1-start-en-dark', name)
    })
  })
}
