import { describe, expect, it } from 'vitest'
import { civilDay, isCivilDay, readableDay } from '@/shared/format/dates'

describe('readableDay', () => {
  it('reads days and months in both languages', () => {
    expect(readableDay('2026-11-01', 'zh-CN')).toBe('2026年11月1日')
    expect(readableDay('2026-11', 'zh-CN')).toBe('2026年11月')
    expect(readableDay('2026-11-01', 'en')).toBe('1 Nov 2026')
  })
  it('leaves other texts alone', () => expect(readableDay('异地', 'zh-CN')).toBe('异地'))
})

describe('isCivilDay', () => {
  it('knows the calendar', () => {
    expect(isCivilDay('2024-02-29')).toBe(true)
    expect(isCivilDay('2026-02-29')).toBe(false)
    expect(isCivilDay('2026-13-01')).toBe(false)
  })
  it('refuses what is no day', () => {
    expect(isCivilDay('')).toBe(false)
    expect(isCivilDay('0026-01-01')).toBe(false)
    expect(isCivilDay('2026-1-1')).toBe(false)
  })
})

it('takes the local day, not that of Greenwich', () => {
  expect(civilDay(new Date(2026, 10, 1, 0, 30))).toBe('2026-11-01')
})
