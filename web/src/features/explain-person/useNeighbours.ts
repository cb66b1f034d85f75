import { computed } from 'vue'
import { call, type Operations, type PersonRow } from '@/api'
import { useLoad } from '@/shared/composables/useLoad'

type PeopleQuery = Operations['rosterPeople']['query']

/** The persons before and after this one in the list it was opened from. Without a place in a list there are none. */
export function useNeighbours(query: () => PeopleQuery | undefined) {
  const { data } = useLoad(
    async (signal) => {
      const asked = query()
      if (!asked) return undefined
      const at = asked.offset ?? 0
      const from = Math.max(0, at - 1)
      const { rows, total } = await call('rosterPeople', {
        query: { ...asked, offset: from || undefined, limit: at === 0 ? 2 : 3 },
        signal,
      })
      const own = at - from
      return { at, total, previous: own > 0 ? rows[own - 1] : undefined, next: rows[own + 1] }
    },
    [() => JSON.stringify(query())],
  )
  return {
    position: computed(() => data.value && { at: data.value.at + 1, total: data.value.total }),
    previous: computed<PersonRow | undefined>(() => data.value?.previous),
    next: computed<PersonRow | undefined>(() => data.value?.next),
  }
}
