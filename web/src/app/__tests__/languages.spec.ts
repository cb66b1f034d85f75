import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/app/languages/en'
import { i18n, restoreLanguage, useLanguage } from '@/app/languages'
import zh from '@/app/languages/zh-CN'

type Tree = { [key: string]: string | Tree }
function flat(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  )
}
const chinese = flat(zh)
const english = flat(en)
const sources = (readdirSync('src', { recursive: true }) as string[])
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.includes('__tests__') && !name.includes('languages'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n')

describe('the two languages', () => {
  it('have the same words', () => expect([...english.keys()]).toEqual([...chinese.keys()]))
  it('take the same values', () => {
    const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    for (const [key, text] of chinese) expect([key, names(english.get(key) ?? '')]).toEqual([key, names(text)])
  })
  it('hold every word that a component asks for', () => {
    const asked = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? '')
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !chinese.has(key))).toEqual([])
  })
  it('hold no word that nobody asks for', () => {
    const literal = new Set([...sources.matchAll(/'([\w.+-]+)'/g)].map(([, key]) => key))
    const families = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix ?? '')
    const unused = [...chinese.keys()].filter(
      (key) => !literal.has(key) && !families.some((prefix) => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })
  it('write Chinese with Chinese punctuation', () => {
    const wrong = [...chinese].filter(([, text]) => /[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]/.test(text))
    expect(wrong).toEqual([])
  })
})

it('remembers the language that somebody chose', async () => {
  await useLanguage('en')
  expect(document.documentElement.lang).toBe('en')
  i18n.global.locale.value = 'zh-CN'
  await restoreLanguage()
  expect(i18n.global.locale.value).toBe('en')
  localStorage.setItem('liucai.language', 'tlh')
  await restoreLanguage()
  expect(i18n.global.locale.value).toBe('zh-CN')
})
