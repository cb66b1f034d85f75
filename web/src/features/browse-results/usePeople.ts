import type { LocationQuery } from 'vue-router'
import { call, type Operations } from '@/api'
import { useLoad } from '@/shared/composables/useLoad'
import type { WatchSource } from 'vue'

type PeopleQuery = Operations['rosterPeople']['query']

/** What narrows the list. It lives in the address, so that a list can be kept, sent and returned to. */
export interface PeopleFilter {
  policy: string
  status: '' | 'Y' | 'N' | 'U'
  reason: string
  outcome: '' | 'import' | 'import+warn'
  employer: string
  q: string
  sort: NonNullable<PeopleQuery['sort']>
  offset: number
}

const statuses = ['Y', 'N', 'U'] as const
const outcomes = ['import', 'import+warn'] as const
const sorts = ['row', '-row', 'name', '-name', 'employer', '-employer', 'amount', '-amount'] as const

/** Reads an address that anybody may have typed: what is not a known word counts as not set. */
export function filterOf(query: LocationQuery): PeopleFilter {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const oneOf = <T extends string>(name: string, words: readonly T[]): T | '' =>
    words.find((word) => word === text(name)) ?? ''
  return {
    policy: text('policy'),
    status: oneOf('status', statuses),
    reason: text('reason'),
    outcome: oneOf('outcome', outcomes),
    employer: text('employer'),
    q: text('q'),
    sort: oneOf('sort', sorts) || 'row',
    offset: Math.max(0, Math.floor(Number(text('offset'))) || 0),
  }
}

export const pageSize = 50

export function peopleQuery(run: string, filter: PeopleFilter, limit = pageSize): PeopleQuery {
  return {
    run,
    policy: filter.policy || undefined,
    status: filter.status || undefined,
    reason: filter.reason || undefined,
    outcome: filter.outcome || undefined,
    employer: filter.employer || undefined,
    q: filter.q || undefined,
    sort: filter.sort === 'row' ? undefined : filter.sort,
    offset: filter.offset || undefined,
    limit,
  }
}

export function usePeople(run: string, filter: () => PeopleFilter, sources: WatchSource[] = []) {
  return useLoad(
    (signal) => call('rosterPeople', { query: peopleQuery(run, filter()), signal }),
    [() => JSON.stringify(filter()), ...sources],
  )
}
