import { describe, expect, it } from 'vitest'
import { filterOf, peopleQuery } from '../usePeople'

describe('filterOf', () => {
  it('reads an address', () => {
    expect(filterOf({ policy: 'KQ-1', status: 'U', q: 'szm', sort: '-amount', offset: '50' })).toEqual({
      policy: 'KQ-1',
      status: 'U',
      reason: '',
      outcome: '',
      employer: '',
      q: 'szm',
      sort: '-amount',
      offset: 50,
    })
  })
  it('takes no nonsense from it', () => {
    expect(
      filterOf({ status: 'MAYBE', outcome: 'reject', sort: 'id; drop', offset: '-3', q: ['a', 'b'] }),
    ).toMatchObject({
      status: '',
      outcome: '',
      sort: 'row',
      offset: 0,
      q: '',
    })
    expect(filterOf({ offset: 'many' }).offset).toBe(0)
  })
})

it('asks for nothing that is not set', () => {
  const query = peopleQuery('r', filterOf({}))
  expect(Object.entries(query).filter(([, value]) => value !== undefined)).toEqual([
    ['run', 'r'],
    ['limit', 50],
  ])
})
