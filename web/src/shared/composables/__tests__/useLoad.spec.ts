import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, ref } from 'vue'
import { expect, it } from 'vitest'
import { useLoad } from '@/shared/composables/useLoad'

function within<T>(setup: () => T): T {
  let result!: T
  mount(defineComponent({ setup: () => ((result = setup()), () => null) }))
  return result
}

it('keeps the newest answer, whichever comes last', async () => {
  const which = ref(1)
  const answers = new Map<number, (text: string) => void>()
  const { data } = within(() =>
    useLoad(() => new Promise<string>((resolve) => answers.set(which.value, resolve)), [which]),
  )
  which.value = 2
  await flushPromises()
  answers.get(2)?.('new')
  answers.get(1)?.('old')
  await flushPromises()
  expect(data.value).toBe('new')
})

it('tells a refusal, and forgets it once an answer comes', async () => {
  let fails = true
  const { data, refusal, isLoading, reload } = within(() =>
    useLoad(async () => {
      if (fails) throw new Error('no')
      return 'yes'
    }),
  )
  await flushPromises()
  expect(refusal.value?.message).toBe('no')
  fails = false
  await reload()
  expect([data.value, refusal.value, isLoading.value]).toEqual(['yes', undefined, false])
})
