import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { call, type Operations } from '@/api'
import { checkCharacter } from '@/api/fake/people'

/** The fake is only worth something while it answers as the description says. */
type Schema = {
  $ref?: string
  type?: string
  enum?: unknown[]
  oneOf?: Schema[]
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  minLength?: number
}
type Description = {
  paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>
  >
  components: { schemas: Record<string, Schema> }
}
const description = JSON.parse(readFileSync('../modules/api/openapi.json', 'utf8')) as Description

function faults(schema: Schema | undefined, value: unknown, where: string): string[] {
  if (!schema) return []
  if (schema.$ref) return faults(description.components.schemas[schema.$ref.split('/').at(-1) ?? ''], value, where)
  if (schema.oneOf)
    return schema.oneOf.some((choice) => faults(choice, value, where).length === 0) ? [] : [`${where}: no choice fits`]
  if (schema.enum && !schema.enum.includes(value))
    return [`${where}: ${String(value)} is not one of ${schema.enum.join(' ')}`]
  switch (schema.type) {
    case 'object': {
      if (typeof value !== 'object' || value === null) return [`${where}: not an object`]
      const given = value as Record<string, unknown>
      const missing = (schema.required ?? [])
        .filter((key) => given[key] === undefined)
        .map((key) => `${where}.${key}: missing`)
      return missing.concat(
        Object.entries(given).flatMap(([key, part]) => {
          const known = schema.properties?.[key]
          if (!known && schema.additionalProperties === false) return [`${where}.${key}: not described`]
          return faults(known, part, `${where}.${key}`)
        }),
      )
    }
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, at) => faults(schema.items, item, `${where}[${at}]`))
        : [`${where}: not a list`]
    case 'string':
      return typeof value === 'string' && value.length >= (schema.minLength ?? 0) ? [] : [`${where}: not such a text`]
    case 'integer':
      return Number.isInteger(value) ? [] : [`${where}: not an integer`]
    case 'number':
      return typeof value === 'number' ? [] : [`${where}: not a number`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${where}: not yes or no`]
    case 'null':
      return value === null ? [] : [`${where}: not null`]
    default:
      return []
  }
}

function expectAsDescribed(operation: keyof Operations, answer: unknown) {
  const described = Object.values(description.paths)
    .flatMap((methods) => Object.values(methods))
    .find(({ operationId }) => operationId === operation)
  const success = Object.entries(described?.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1]
  expect(faults(success?.content?.['application/json']?.schema, answer, operation)).toEqual([])
}

describe('the fake server answers as described', () => {
  it('about districts and fields', async () => {
    expectAsDescribed('serviceHealth', await call('serviceHealth', {}))
    const { packs } = await call('policyPacks', {})
    expectAsDescribed('policyPacks', { packs })
    for (const { id } of packs) expectAsDescribed('policyPack', await call('policyPack', { query: { id } }))
    expectAsDescribed('rosterFields', await call('rosterFields', {}))
  })
  it.each(['keqiao', 'huangyan'])('from a roster to a person, in %s', async (pack) => {
    const uploaded = await call('rosterSample', { body: { pack } })
    expectAsDescribed('rosterSample', uploaded)
    const { run } = uploaded
    expectAsDescribed('rosterProgress', await call('rosterProgress', { query: { run } }))
    expectAsDescribed('rosterDecide', await call('rosterDecide', { body: { run, pack, asOf: '2026-11-01' } }))
    expectAsDescribed('rosterProgress', await call('rosterProgress', { query: { run } }))
    expectAsDescribed('rosterSummary', await call('rosterSummary', { query: { run } }))
    expectAsDescribed('rosterLines', await call('rosterLines', { query: { run } }))
    const people = await call('rosterPeople', { query: { run, limit: 40 } })
    expectAsDescribed('rosterPeople', people)
    for (const { row } of people.rows)
      expectAsDescribed('rosterPerson', await call('rosterPerson', { query: { run, row } }))
  })
  it('and refuses as described', async () => {
    const failure = await call('rosterSummary', { query: { run: 'gone' } }).catch((reason: unknown) => reason)
    expect(failure).toMatchObject({ code: 'run_unknown', status: 404 })
  })
})

it('its invented identity numbers compute', () => {
  // The worked example of the standard.
  expect(checkCharacter('11010519491231002')).toBe('X')
})
