import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent } from 'vue'
import { beforeEach, expect, it } from 'vitest'
import { call } from '@/api'
import { useNeighbours } from '../useNeighbours'

let run: string
beforeEach(async () => {
  run = (await call('rosterSample', { body: { pack: 'keqiao', people: 30 } })).run
  await call('rosterDecide', { body: { run, pack: 'keqiao', asOf: '2026-11-01' } })
})
async function at(offset: number | undefined) {
  let result!: ReturnType<typeof useNeighbours>
  mount(
    defineComponent({
      setup() {
        result = useNeighbours(() => (offset === undefined ? undefined : { run, offset, limit: 50 }))
        return () => null
      },
    }),
  )
  await flushPromises()
  const { position, previous, next } = result
  return { position: position.value, previous: previous.value?.row, next: next.value?.row }
}

it('finds who comes before and after in the same list', async () => {
  const { rows, total } = await call('rosterPeople', { query: { run, limit: 50 } })
  expect(await at(3)).toEqual({ position: { at: 4, total }, previous: rows[2]?.row, next: rows[4]?.row })
  expect(await at(0)).toEqual({ position: { at: 1, total }, previous: undefined, next: rows[1]?.row })
  expect(await at(total - 1)).toEqual({ position: { at: total, total }, previous: rows.at(-2)?.row, next: undefined })
})
it('finds nobody without a list', async () => {
  expect(await at(undefined)).toEqual({ position: undefined, previous: undefined, next: undefined })
})
