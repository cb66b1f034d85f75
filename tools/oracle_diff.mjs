// Holds the answers of `liucai decide` against an oracle in the form
// row,seq,idNo,age,kq1_status,… and prints each difference and their count.
// usage: node tools/oracle_diff.mjs oracle.csv keqiao.csv taizhou.csv
import { readFileSync } from 'node:fs'

/** Reads RFC 4180 CSV into objects by header. */
function readCsv(path) {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  const rows = []
  let row = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]
    if (quoted) {
      if (c !== '"') field += c
      else if (text[i + 1] === '"') (field += '"'), (i += 1)
      else quoted = false
    } else if (c === '"') quoted = true
    else if (c === ',') row.push(field), (field = '')
    else if (c === '\n') row.push(field.replace(/\r$/, '')), rows.push(row), (row = []), (field = '')
    else field += c
  }
  if (field !== '' || row.length > 0) row.push(field), rows.push(row)
  const [header, ...body] = rows
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])))
}

const [oraclePath, ...answerPaths] = process.argv.slice(2)
const answers = new Map()
for (const path of answerPaths) {
  for (const answer of readCsv(path)) answers.set(`${answer.row} ${answer.policy}`, { ...answer, detail: JSON.parse(answer.detail || '{}') })
}
const text = (value) => (value === undefined || value === null ? '' : String(value))

// Each oracle column, and where the answer to it stands.
const columns = {
  kq1_status: ['KQ-1', (a) => a.status],
  kq1_reason: ['KQ-1', (a) => a.reason],
  kq1_per_year: ['KQ-1', (a) => text(a.detail.per_year)],
  kq1_full_years: ['KQ-1', (a) => text(a.detail.full_years)],
  kq2_status: ['KQ-2', (a) => a.status],
  kq2_reason: ['KQ-2', (a) => a.reason],
  kq2_monthly: ['KQ-2', (a) => text(a.detail.monthly)],
  kq2_monthly_uplift: ['KQ-2-v7', (a) => text(a.detail.monthly)],
  tz1_status: ['TZ-1', (a) => a.status],
  tz1_reason: ['TZ-1', (a) => a.reason],
  tz1_origin: ['TZ-1', (a) => text(a.detail.origin)],
  tz1_amount: ['TZ-1', (a) => a.amount],
  tz1_alt_status: ['TZ-1-insured3', (a) => a.status],
  tz1_cohort_status: ['TZ-1-cohort', (a) => a.status],
  tz1_cohort_reason: ['TZ-1-cohort', (a) => a.reason],
}

let differences = 0
let compared = 0
const oracle = readCsv(oraclePath)
for (const expected of oracle) {
  for (const [column, [policy, read]] of Object.entries(columns)) {
    const answer = answers.get(`${expected.row} ${policy}`)
    const got = answer === undefined ? 'no answer' : read(answer)
    compared += 1
    if (got !== expected[column] || (answer !== undefined && answer.idNo !== expected.idNo)) {
      differences += 1
      if (differences <= 20) console.log(`row ${expected.row} ${column}: expected '${expected[column]}', got '${got}'`)
    }
  }
}
console.log(`${differences} differences in ${compared} values of ${oracle.length} rows`)
process.exit(differences === 0 && oracle.length > 0 ? 0 : 1)
