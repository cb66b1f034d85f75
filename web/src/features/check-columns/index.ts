export { default as ColumnTable } from './ColumnTable.vue'
export { default as MissingColumns } from './MissingColumns.vue'
export { default as RosterShape } from './RosterShape.vue'
export { useColumnMap } from './useColumnMap'
