import { expect, it } from 'vitest'
import { readInstalments } from '../instalments'

it('reads a payment plan as the models write it', () => {
  const text =
    '[{number: 1, amount: 25000, months needed: 12, is due: true}, {number: 2, amount: 25000, months needed: 24, is due: null}]'
  expect(readInstalments(text)).toEqual([
    { number: '1', amount: '25000', monthsNeeded: '12', isDue: 'true' },
    { number: '2', amount: '25000', monthsNeeded: '24', isDue: 'null' },
  ])
})

it.each(['', '3', '[1, 2]', '[]', '[{amount: 3}]', '{number: 1, amount: 2}', '[{number: 1, amount: {a: 1}}]'])(
  'takes %j for no plan',
  (text) => expect(readInstalments(text)).toBeUndefined(),
)
