import { describe, expect, it } from 'vitest'
import { fileSize, grouped, percent } from '@/shared/format/numbers'

describe('grouped', () => {
  it.each([
    ['1650000', '1,650,000'],
    ['39000', '39,000'],
    ['999', '999'],
    ['1000', '1,000'],
    ['0', '0'],
    ['25000.50', '25,000.50'],
    ['25000.00', '25,000'],
    ['-7800', '−7,800'],
    ['12345678901234567890', '12,345,678,901,234,567,890'],
  ])('writes %s as %s', (given, expected) => expect(grouped(given)).toBe(expected))
  it('takes numbers too', () => expect(grouped(1234.5)).toBe('1,234.5'))
  it('leaves what is no number as it stands', () => expect(grouped('无固定期限')).toBe('无固定期限'))
  it('writes nothing for nothing', () => expect([grouped(null), grouped(undefined), grouped('')]).toEqual(['', '', '']))
})

describe('percent', () => {
  it('never tells a few as none, nor almost all as all', () => {
    expect(percent(1, 1000)).toBe('<1%')
    expect(percent(999, 1000)).toBe('>99%')
  })
  it('rounds and survives an empty roster', () => {
    expect(percent(1, 3)).toBe('33%')
    expect(percent(0, 0)).toBe('0%')
  })
})

it('says the size of a file', () => {
  expect([fileSize(900), fileSize(48_211), fileSize(31_457_280)]).toEqual(['900 B', '47 KB', '30.0 MB'])
})
