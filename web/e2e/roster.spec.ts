import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { initialsOf } from './support/initials'
import { commaSeparated, workbook } from './support/roster'
import { chooseDistrict, expect, isFake, openList, openResults, openSample, test } from './support/site'

/** What the officer does, in her order. */
async function drop(page: Page, name: string, content: Buffer, type: string) {
  const transfer = await page.evaluateHandle(
    ({ base64, fileName, mediaType }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], fileName, { type: mediaType }))
      return data
    },
    { base64: content.toString('base64'), fileName: name, mediaType: type },
  )
  await page.getByText('把花名册拖到这里').dispatchEvent('drop', { dataTransfer: transfer })
}
const numberIn = async (place: Locator) => Number(((await place.textContent()) ?? '').replace(/\D/g, ''))

test('choose district and day, and read what it will mean', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('说得清的权益出去')
  for (const district of ['柯桥', '黄岩', '路桥', '台州市'])
    await expect(page.getByRole('radio', { name: district }).first()).toBeAttached()
  await chooseDistrict(page, '柯桥')
  await page.getByLabel('审核日', { exact: true }).fill('2026-11-01')
  await expect(page.getByText('2026年11月1日')).toBeVisible()
  await expect(page.getByText('服务器不留存')).toBeVisible()
})

test('the template is a workbook', async ({ page }) => {
  await page.goto('/')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载空白模板' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

test('the sample goes from columns through progress to results', async ({ page }) => {
  await openSample(page, '柯桥')
  await page.getByRole('button', { name: '开始判定' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '判定结果' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('已判定')).toBeVisible()
  await expect(page.locator('.policy .count.yes').first()).toContainText('人')
  await expect(page.locator('.band')).toContainText('元')
})

test('a dropped workbook: a mapping is corrected, and the correction counts', async ({ page }) => {
  await page.goto('/')
  await chooseDistrict(page, '柯桥')
  await page.getByLabel('审核日', { exact: true }).fill('2026-11-01')
  await drop(page, '泓舟.xlsx', workbook(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  await expect(page.getByRole('heading', { level: 1, name: '核对列' })).toBeVisible()
  await expect(page.getByText('泓舟.xlsx')).toBeVisible()
  const row = page.locator('tbody tr').filter({ has: page.locator('.letter', { hasText: /^W$/ }) })
  await row.getByRole('combobox').selectOption('commit5')
  await expect(page.getByText('判定所需的列都齐了')).toBeVisible()
  await page.getByRole('button', { name: '开始判定' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '判定结果' })).toBeVisible({ timeout: 30_000 })
  if (isFake()) return
  await expect(page.locator('tbody tr')).toHaveCount(4)
  await page.getByRole('link', { name: '沈泽明', exact: true }).click()
  // 25,000 a year: full-time bachelor of a listed university, first work here, promise given.
  await expect(page.locator('#policy-KQ-1').locator('xpath=ancestor::header')).toContainText('25,000')
})

test('a .csv in GB18030 is read as it was meant', async ({ page }) => {
  await page.goto('/')
  await chooseDistrict(page, '柯桥')
  await drop(page, '花名册.csv', commaSeparated(), 'text/csv')
  await expect(page.getByText(/gb18030/i)).toBeVisible()
  await expect(page.locator('tbody th', { hasText: '姓名' })).toBeVisible()
  await page.getByRole('button', { name: '开始判定' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '判定结果' })).toBeVisible({ timeout: 30_000 })
  if (!isFake()) await expect(page.getByRole('link', { name: '章可', exact: true })).toBeVisible()
})

test('an upload shows how far it is and can be called off', async ({ page, quiet }) => {
  quiet.allow(/ERR_FAILED|net::/)
  await page.goto('/')
  await expect(page.getByRole('radio').first()).toBeAttached()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/api/roster/upload*', async (route) => {
    await held
    await route.abort()
  })
  await drop(page, '泓舟.xlsx', workbook(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()
  await expect(page.getByText('把花名册拖到这里')).toBeVisible()
  release()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a file that is no roster is refused with code and next step', async ({ page, quiet }) => {
  quiet.allow(/Failed to load resource/)
  await page.goto('/')
  await drop(page, '合影.txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), 'text/plain')
  await expect(page.getByRole('alert')).toContainText('代码')
  await expect(page.getByRole('alert')).toContainText('下一步')
  await expect(page.getByText('把花名册拖到这里')).toBeVisible()
})

test('progress is told, and cancelling forgets the roster', async ({ page, quiet }) => {
  quiet.allow(/Failed to load resource/)
  await openSample(page, '柯桥')
  // The answers are held back so that a quick machine does not run past the page.
  await page.route('**/api/roster/progress*', async (route) => {
    await route.fulfill({ json: { run: 'x', phase: 'deciding', fraction: 0.5, personCount: 150 } })
  })
  await page.getByRole('button', { name: '开始判定' }).click()
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50')
  await expect(page.getByText('正在逐人逐项判定')).toBeVisible()
  await expect(page.getByText('已读取 150 人')).toBeVisible()
  await page.getByRole('button', { name: '取消判定' }).click()
  await expect(page.getByText('已取消')).toBeVisible()
})

test.describe('results', () => {
  test.beforeEach(async ({ page }) => openResults(page, 'keqiao'))

  test('a part of a bar opens its list', async ({ page }) => {
    const part = page.locator('.policy').first().locator('.count.no')
    const count = await numberIn(part.locator('strong'))
    await part.click()
    await expect(page.locator('.found')).toHaveText(`${count} 人`)
    await expect(page.getByLabel('结果', { exact: true })).toHaveValue('N')
  })

  test('filters narrow by policy, status, reason and line, and can be cleared', async ({ page }) => {
    const all = await numberIn(page.locator('.found'))
    await page.getByLabel('政策', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('结果', { exact: true }).selectOption('N')
    await expect.poll(() => numberIn(page.locator('.found'))).toBeLessThan(all)
    const refused = await numberIn(page.locator('.found'))
    await page.getByLabel('理由', { exact: true }).selectOption({ index: 1 })
    await expect.poll(() => numberIn(page.locator('.found'))).toBeLessThan(refused)
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect(page.locator('.found')).toHaveText(`${all.toLocaleString('en')} 人`)
    await page.getByLabel('行的情况', { exact: true }).selectOption('import')
    await expect.poll(() => numberIn(page.locator('.found'))).toBeLessThanOrEqual(all)
  })

  test('search finds by pinyin initials and by name', async ({ page }) => {
    const all = await numberIn(page.locator('.found'))
    // Surnames that are read otherwise than the character alone are a matter of the server's own tests.
    const names = await page.locator('tbody th a').allTextContents()
    const whole = names.find((name) => !/[单解仇曾查盖区任朴翟乐]/.test(name)) ?? ''
    await page.getByLabel('查找').fill(initialsOf(whole))
    await expect.poll(() => numberIn(page.locator('.found'))).toBeLessThan(all)
    await expect(page.locator('tbody th a', { hasText: whole }).first()).toBeVisible()
    await page.getByLabel('查找').fill(whole)
    await expect
      .poll(async () => (await page.locator('tbody th a').allTextContents()).every((name) => name.includes(whole)))
      .toBe(true)
    await expect(page.locator('tbody th a').first()).toBeVisible()
    await page.getByLabel('查找').fill('绝无此人')
    await expect(page.getByText('没有符合筛选的人')).toBeVisible()
  })

  test('the list turns its pages', async ({ page }) => {
    const first = await page.locator('tbody th a').first().textContent()
    await page.getByRole('button', { name: '下一页' }).click()
    await expect(page.getByText(/第 51–/)).toBeVisible()
    await page.getByRole('button', { name: '上一页' }).click()
    await expect(page.locator('tbody th a').first()).toHaveText(first ?? '')
  })

  test('a refused person sees what is missing, and the clause opens in its place', async ({ page }) => {
    await page.getByLabel('政策', { exact: true }).selectOption('KQ-2')
    await page.getByLabel('结果', { exact: true }).selectOption('N')
    await expect(page).toHaveURL(/status=N/)
    await page.locator('tbody th a').first().click()
    const policy = page.locator('article', { has: page.locator('#policy-KQ-2') })
    await expect(policy.getByRole('heading', { name: '差什么' })).toBeVisible()
    await policy.getByText(/^全部 \d+ 个条件$/).click()
    const clause = policy.getByRole('button', { name: /所依据的条款/ }).first()
    await clause.click()
    await expect(clause).toHaveAttribute('aria-expanded', 'true')
    const opened = page.locator(`[id="${await clause.getAttribute('aria-controls')}"]`)
    await expect(opened).toBeVisible()
    await expect(opened).toContainText(/第 .+ 条/)
    await expect(opened).toContainText(/[ABCSD] 级/)
  })

  test('an unknown is a question and not a refusal', async ({ page }) => {
    await openList(page, 'ask')
    await page.locator('tbody th a').first().click()
    const policy = page.getByRole('article').first()
    await expect(policy.locator('header')).toContainText('待确认')
    await expect(policy.locator('header')).not.toContainText('不符合')
    await expect(policy.getByRole('heading', { name: '需要确认' })).toBeVisible()
    await expect(policy.locator('.questions')).toContainText(/[？?]/)
  })

  test('a person who is entitled sees amount, schedule, rule and every condition', async ({ page }) => {
    await page.getByLabel('政策', { exact: true }).selectOption('KQ-2')
    await page.getByLabel('结果', { exact: true }).selectOption('Y')
    await expect(page).toHaveURL(/status=Y/)
    await page.locator('tbody th a').first().click()
    const policy = page.locator('article', { has: page.locator('#policy-KQ-2') })
    await expect(policy.locator('.amount')).toContainText('元')
    await expect(policy.getByText('发放方式', { exact: true })).toBeVisible()
    await expect(policy.locator('.conditions > li').first()).toBeVisible()
    await policy.getByText('依据的规则').click()
    await expect(policy.getByRole('table')).toBeVisible()
    // The amount rests on a clause as well.
    if (!isFake()) await expect(policy.locator('blockquote').last()).toContainText('00元')
  })

  test('next person, previous person, and back to the same list', async ({ page }) => {
    await page.getByLabel('结果', { exact: true }).selectOption('Y')
    await expect(page).toHaveURL(/status=Y/)
    const names = await page.locator('tbody th a').allTextContents()
    await page.locator('tbody th a').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(names[0] ?? '')
    await page.getByRole('button', { name: '下一位' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(names[1] ?? '')
    await page.getByRole('button', { name: '上一位' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(names[0] ?? '')
    await page.getByRole('link', { name: '回到名单' }).click()
    await expect(page.getByLabel('结果', { exact: true })).toHaveValue('Y')
  })

  test('both workbooks come down', async ({ page }) => {
    for (const name of ['下载结果 .xlsx', '下载错误表 .xlsx']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
      expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
      expect(
        readFileSync(await download.path())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK')
    }
  })

  test('ending the run deletes it, after a question', async ({ page, quiet }) => {
    quiet.allow(/Failed to load resource/)
    await openResults(page, 'keqiao', true)
    const address = page.url()
    await page.getByRole('button', { name: '结束并清除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '判定结果' })).toBeVisible()
    await page.getByRole('button', { name: '结束并清除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结束并清除' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('花名册进来')
    await page.goto(address)
    await expect(page.getByRole('alert')).toContainText('run_unknown')
  })

  test('lines with defects tell their reasons', async ({ page }) => {
    await page.getByRole('tab', { name: /有问题的行/ }).click()
    const first = page.locator('.list > li').first()
    const empty = page.getByText('没有发现问题')
    await expect(first.or(empty)).toBeVisible()
    if (isFake()) await expect(first).toContainText(/请留意|退回|已修正/)
  })

  test('the language switches on the spot, data included, and is remembered', async ({ page }) => {
    await page.getByRole('button', { name: 'Switch to English' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible()
    await expect(page.locator('thead')).toContainText('Rent subsidy')
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible()
    await page.getByRole('button', { name: '切换到中文' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '判定结果' })).toBeVisible()
  })

  test('all of it works from the keyboard', async ({ page }) => {
    await page.getByRole('tab', { name: /人员/ }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: /有问题的行/ })).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await page.locator('tbody th a').first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: '回到名单' })).toBeVisible()
    const clause = page
      .getByRole('button', { name: /所依据的条款/ })
      .locator('visible=true')
      .first()
    if (await clause.count()) {
      await clause.focus()
      await page.keyboard.press('Space')
      await expect(clause).toHaveAttribute('aria-expanded', 'true')
    }
  })
})

test('the policies can be read without a roster', async ({ page }) => {
  await page.goto('/#/policies')
  await page.getByLabel('地区').selectOption('keqiao')
  await expect(page.getByRole('article').first()).toContainText('条款')
  await expect(page.getByRole('article').first()).toContainText(/[ABCSD] 级/)
})

test('a run that is gone says so', async ({ page, quiet }) => {
  quiet.allow(/Failed to load resource/)
  await page.goto(`/#/results?run=${'0'.repeat(32)}`)
  await expect(page.getByRole('alert')).toContainText('代码')
  await page.getByRole('button', { name: '回到开始' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('花名册进来')
})

test('an address that leads nowhere says so', async ({ page }) => {
  await page.goto('/#/nowhere')
  await expect(page.getByText('没有这个页面').locator('visible=true').last()).toBeVisible()
})
