import { beforeEach, describe, expect, it } from 'vitest'
import { call, type Field, type Inspection, type Policy } from '@/api'
import { useColumnMap } from '../useColumnMap'

let inspection: Inspection
let fields: Field[]
let policies: Policy[]
beforeEach(async () => {
  inspection = (await call('rosterSample', { body: { pack: 'keqiao' } })).inspection
  fields = (await call('rosterFields', {})).fields.map(({ field }) => field)
  policies = (await call('policyPack', { query: { id: 'keqiao' } })).policies
})
const make = () =>
  useColumnMap(
    inspection,
    () => fields,
    () => policies,
  )

describe('a missing column', () => {
  it('is a question for the conditions that read it, not a refusal', () => {
    const { missing } = make()
    expect(missing.value).toHaveLength(1)
    expect(missing.value[0]).toMatchObject({ field: 'commit5', isHard: false })
    expect(missing.value[0]?.conditions.map(({ policy, gate }) => `${policy.id} ${gate.code}`)).toEqual([
      'KQ-1 COMMIT5',
    ])
  })
  it('is forgotten once a column is said to carry it', () => {
    const { missing, correct, request } = make()
    correct('W', 'commit5')
    expect(missing.value).toEqual([])
    expect(request.value).toEqual({ sheet: '人员信息', map: { W: 'commit5' } })
  })
  it('stops everything where it says who somebody is, and comes first', () => {
    const { missing, correct } = make()
    correct('D', '')
    expect(missing.value[0]).toMatchObject({ field: 'idNo', isHard: true })
  })
  it('lets the credit code stand for the employer', () => {
    const { missing, correct } = make()
    correct('L', '')
    expect(missing.value.some(({ field }) => field === 'employer')).toBe(false)
    correct('M', '')
    expect(missing.value[0]).toMatchObject({ field: 'employer', isHard: true })
  })
  it('does not speak of a column that no policy of the district reads', () => {
    const { missing, correct } = make()
    correct('X', '')
    expect(missing.value.map(({ field }) => field)).toEqual(['commit5'])
  })
})

describe('a correction', () => {
  it('that goes back to the guess is none', () => {
    const { correct, request, columns } = make()
    correct('F', 'remark')
    expect(columns.value.find(({ column }) => column === 'F')?.isChanged).toBe(true)
    correct('F', 'degree')
    expect(request.value).toEqual({ sheet: '人员信息', map: {} })
  })
  it('that names a field twice is told on both columns', () => {
    const { correct, columns } = make()
    correct('W', 'remark')
    const twins = columns.value
      .filter(({ twins: others }) => others.length)
      .map(({ column, twins: others }) => [column, others])
    expect(twins).toEqual([
      ['W', ['Z']],
      ['Z', ['W']],
    ])
  })
  it('is not sent for a sheet that nobody has looked at', () => {
    const { correct, sheet, request, missing } = make()
    correct('W', 'commit5')
    sheet.value = '填写说明'
    expect(request.value).toEqual({ sheet: '填写说明' })
    expect(missing.value).toEqual([])
  })
})
