import { computed, ref } from 'vue'
import type { Column, Field, Inspection, Policy } from '@/api'

export type Choice = Field | ''

export interface ColumnChoice extends Column {
  choice: Choice
  isChanged: boolean
  /** Letters of other columns that carry the same field. */
  twins: string[]
}

export interface MissingField {
  field: Field
  /** Without it lines cannot be imported at all. */
  isHard: boolean
  /** The conditions that can then only be asked about. */
  conditions: { policy: Policy; gate: Policy['gates'][number] }[]
}

/** Facts without which a line goes back to the employer, whatever the policies ask. */
const identity: Field[] = ['name', 'idNo']

/** The guessed columns with somebody's corrections on top, and what they leave open. */
export function useColumnMap(inspection: Inspection, fields: () => Field[], policies: () => Policy[]) {
  const changes = ref<Record<string, Choice>>({})
  const sheet = ref(inspection.sheet)
  const isOtherSheet = computed(() => sheet.value !== inspection.sheet)

  const guessed = new Map<string, Choice>(inspection.columns.map(({ column, field }) => [column, field ?? '']))
  const choiceOf = (column: string): Choice => changes.value[column] ?? guessed.get(column) ?? ''

  const columns = computed<ColumnChoice[]>(() =>
    inspection.columns.map((column) => {
      const choice = choiceOf(column.column)
      return {
        ...column,
        choice,
        isChanged: choice !== (column.field ?? ''),
        twins: choice
          ? inspection.columns
              .filter((other) => other.column !== column.column && choiceOf(other.column) === choice)
              .map((other) => other.column)
          : [],
      }
    }),
  )

  function correct(column: string, choice: Choice) {
    const next = { ...changes.value, [column]: choice }
    if (choice === guessed.get(column)) delete next[column]
    changes.value = next
  }

  const missing = computed<MissingField[]>(() => {
    if (isOtherSheet.value) return []
    const present = new Set(columns.value.map(({ choice }) => choice).filter(Boolean))
    // Either of the two says who employs the person.
    const hard = identity.filter((field) => !present.has(field))
    const hasEmployer = present.has('employer') || present.has('uscc')
    return fields()
      .filter((field) => !present.has(field))
      .map((field) => ({
        field,
        isHard: hard.includes(field) || (field === 'employer' && !hasEmployer),
        conditions: policies()
          .filter(({ isDefault }) => isDefault)
          .flatMap((policy) =>
            policy.gates.filter(({ facts }) => facts.includes(field)).map((gate) => ({ policy, gate })),
          ),
      }))
      .filter(({ isHard, conditions }) => isHard || conditions.length > 0)
      .sort((left, right) => Number(right.isHard) - Number(left.isHard))
  })

  /** What goes to the server: only what differs from the guess, and nothing for a sheet that was not looked at. */
  const request = computed(() =>
    isOtherSheet.value
      ? { sheet: sheet.value }
      : { ...(sheet.value ? { sheet: sheet.value } : {}), map: { ...changes.value } as Record<string, Choice> },
  )

  return { columns, correct, missing, sheet, isOtherSheet, request }
}
