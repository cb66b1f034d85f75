// Made by tools/generate_client.mjs from modules/api/openapi.json. Do not edit; run `npm run generate`.

/** A word or sentence in both languages. Chinese is the original. */
export interface Words {
  /** Chinese */
  zh: string
  /** English */
  en: string
}

/** A refusal in the user's language: what happened, the next step, the place. */
export interface Error {
  /** Stable word; its page is GET /api/service/error-page?code=… */
  code: string
  /** One sentence with the values in it */
  message: string
  /** The next step; may be empty */
  hint: string
  /** The place: parameter, body path, sheet and cell; may be empty */
  where: string
}

/** Name of one run: an uploaded roster and what was decided about it. It cannot be guessed; who has it has access. It ends when it is closed, when it expires and when the server stops. */
export type Run = string

/** A fact that a roster line can carry */
export type Field = "seq" | "name" | "idType" | "idNo" | "phone" | "degree" | "fullTime" | "school" | "schoolTier" | "gradDate" | "hometown" | "employer" | "uscc" | "employerType" | "industry" | "contractStart" | "contractYears" | "firstInsured" | "monthsTotal" | "monthsRun" | "insuredStatus" | "homeOwned" | "commit5" | "bank" | "bankCard" | "remark" | "annualWage"

/** What becomes of a line: imported, imported with a warning, sent back to the employer, not a person at all */
export type Outcome = "import" | "import+warn" | "reject" | "skip"

/** Yes, no, or unknown: a fact is missing and a question is asked */
export type Status = "Y" | "N" | "U"

/** What one condition says */
export type Verdict = "yes" | "no" | "unknown" | "not_evaluated"

/** A civil day */
export type Day = string

/** A decimal number in the policy's measure: yuan, or nights */
export type Amount = string

/** The service is up. */
export interface Health {
  /** always ok */
  status: "ok"
  /** program version */
  version: string
  /** loaded packs */
  packs: number
  /** open runs */
  runs: number
  /** Today in Asia/Shanghai */
  today: Day
}

/** What an error code means. */
export interface ErrorPage {
  /** the code */
  code: string
  /** its sentence, with {names} where the values go */
  title: Words
  /** the next step */
  hint: Words
  /** the page, in English, as Markdown without its head */
  text: string
}

/** One district. */
export interface PackHead {
  /** folder name */
  id: string
  title: Words
  /** id of the pack it builds on */
  inherits?: string
  /** a further district, shown as an example only */
  isSample: boolean
  /** policies in its catalogue */
  policyCount: number
  /** of these, shown as samples until the customer confirms them */
  sampleCount: number
}

/** The districts that are loaded. */
export interface PackList {
  /** by id */
  packs: PackHead[]
}

/** Where a policy is printed. */
export interface Source {
  /** title of the document */
  title: string
  /** its number, may be empty */
  documentNumber: string
  /** where it was read */
  url: string
  /** A official text read, B re-publisher, C compilation or news, S stated in an article only, D derived */
  grade: string
  /** day it was read */
  asOf: string
}

/** One clause of the document. */
export interface Clause {
  /** id within the policy */
  id: string
  text: Words
}

/** One condition that must hold; they are tested in order. */
export interface Gate {
  /** the reason when it fails */
  code: string
  label: Words
  /** id of its clause */
  clause: string
  /** facts it reads */
  facts: string[]
  /** what to ask when it is unknown */
  question: Words
}

/** One policy version of a catalogue. */
export interface Policy {
  /** policy id */
  id: string
  /** version of the document */
  version: string
  title: Words
  summary: Words
  /** responsible office */
  office: Words
  /** unit of the amount, e.g. 元/年 */
  unit: Words
  /** what the amount counts: CNY (yuan), or nights */
  measure: string
  source: Source
  /** shown as a sample until the customer confirms it */
  isSample: boolean
  /** false: a reading kept for comparison, decided only when asked for */
  isDefault: boolean
  /** first day, may be empty */
  effectiveFrom: string
  /** first day it no longer holds, may be empty */
  effectiveTo: string
  /** How it combines with the others of its group. */
  exclusivity: {
    /** group, empty for none */
    group: string
    /** SUM, MAX_OF, TOPUP, STOP_WHEN, EXCLUDE_IF, or empty */
    operator: string
  }
  /** when it is paid */
  schedule: Words
  /** when it can be applied for */
  window: Words
  /** when and how much is returned; may be empty */
  clawback: Words
  /** who falls under this version by date; may be empty */
  cohort: Words
  /** id of the other printed reading; empty for none */
  conflictsWith: string
  /** clauses it rests on */
  clauses: Clause[]
  /** conditions in order */
  gates: Gate[]
}

/** A district with its catalogue. */
export interface Pack {
  /** folder name */
  id: string
  title: Words
  /** id of the pack it builds on */
  inherits?: string
  /** a further district, shown as an example only */
  isSample: boolean
  /** in catalogue order */
  policies: Policy[]
}

/** A fact that a roster can carry. */
export interface FieldInfo {
  field: Field
  label: Words
  /** the API shows it masked only */
  isMasked: boolean
}

/** All facts, in the order of the template. */
export interface FieldList {
  /** facts */
  fields: FieldInfo[]
}

/** One column as it was understood. */
export interface Column {
  /** letter */
  column: string
  /** header cell */
  header: string
  /** the fact it carries; null: not used */
  field: Field | null
  /** hidden in the sheet */
  isHidden: boolean
}

/** One sheet of the workbook. */
export interface Sheet {
  /** name */
  name: string
  /** hidden */
  isHidden: boolean
}

/** One thing found on a line or in the file, in words. */
export interface Finding {
  /** kind of defect */
  code: string
  /** what was done about it */
  action: "repair" | "warn" | "reject" | "skip"
  /** the sentence in the language asked for */
  text: string
  field?: Field
  /** the field's name in the language asked for */
  fieldLabel?: string
  /** what the cell held; identity, phone and card numbers masked */
  original: string
}

/** What the roster looks like, before it is read. */
export interface Inspection {
  /** xlsx, csv utf-8, csv gb18030, csv utf-16 */
  format: string
  /** sheet taken */
  sheet: string
  /** all sheets */
  sheets: Sheet[]
  /** line of the header as the spreadsheet shows it */
  headerRow: number
  /** every column with a header */
  columns: Column[]
  /** what concerns the whole file */
  fileFindings: Finding[]
}

/** A run was opened. */
export interface Uploaded {
  run: Run
  /** name of the file */
  fileName: string
  /** its size */
  sizeBytes: number
  /** when the run ends if nobody uses it; each use moves it */
  expiresAt: string
  inspection: Inspection
}

/** A sample roster of invented people. */
export interface SampleRequest {
  /** id of the pack it is for */
  pack: string
  /** how many people */
  people?: number
  /** the same seed gives the same roster */
  seed?: number
}

/** Read the roster and decide. A run can be decided again; the earlier answer is then gone. */
export interface DecideRequest {
  run: Run
  /** pack id */
  pack: string
  /** the day for which it is decided */
  asOf: Day
  /** sheet; empty or absent: found by its header words */
  sheet?: string
  /** Corrections of the column guess: column letter to field, or to "" for: not used */
  map?: Record<string, "" | "seq" | "name" | "idType" | "idNo" | "phone" | "degree" | "fullTime" | "school" | "schoolTier" | "gradDate" | "hometown" | "employer" | "uscc" | "employerType" | "industry" | "contractStart" | "contractYears" | "firstInsured" | "monthsTotal" | "monthsRun" | "insuredStatus" | "homeOwned" | "commit5" | "bank" | "bankCard" | "remark" | "annualWage">
  /** policies to decide; absent: those of the catalogue that are default */
  policies?: string[]
}

/** Names a run. */
export interface RunRequest {
  run: Run
}

/** Names a run. */
export interface RunAnswer {
  run: Run
}

/** How far a run is. */
export interface Progress {
  run: Run
  /** waiting: uploaded, or queued for a free worker */
  phase: "waiting" | "reading" | "deciding" | "done" | "failed"
  /** 0 to 1 of the whole work */
  fraction: number
  /** persons read so far */
  personCount: number
  /** why it failed */
  error?: Error
}

/** Lines of the table by outcome. */
export interface LineCounts {
  /** imported */
  import: number
  /** imported, a person should look */
  "import+warn": number
  /** sent back */
  reject: number
  /** not a person */
  skip: number
}

/** How often one kind of defect was found. */
export interface FindingCount {
  /** kind of defect */
  code: string
  /** what was done */
  action: "repair" | "warn" | "reject" | "skip"
  /** the sentence in the language asked for */
  text: string
  /** lines that have it */
  lineCount: number
}

/** How many persons one reason stopped. */
export interface ReasonCount {
  /** gate code, or TIER */
  reason: string
  /** in the language asked for */
  label: string
  status: Status
  /** persons */
  persons: number
}

/** One policy over the whole roster. */
export interface PolicySummary {
  /** policy id */
  policy: string
  title: Words
  unit: Words
  /** CNY (yuan), or nights */
  measure: string
  /** sample */
  isSample: boolean
  /** false: a reading kept for comparison, not in the totals */
  isDefault: boolean
  /** persons (人) who get it */
  yes: number
  /** persons who do not */
  no: number
  /** persons for whom a fact is missing */
  unknown: number
  /** sum over the persons who get it, in the policy's unit */
  amountTotal: Amount
  /** persons for whom the other printed reading answers differently */
  conflicts: number
  /** why not, most frequent first */
  reasons: ReasonCount[]
}

/** A total in one unit. Amounts of different units are never added. */
export interface UnitTotal {
  unit: Words
  /** CNY (yuan), or nights */
  measure: string
  /** sum */
  amount: Amount
}

/** Over all default policies. */
export interface Totals {
  /** persons (人) decided about */
  persons: number
  /** persons with at least one yes */
  personsWithYes: number
  /** yes answers (人次) */
  personTimes: number
  /** one per unit */
  amounts: UnitTotal[]
}

/** The run as a whole. */
export interface Summary {
  run: Run
  /** name of the file */
  fileName: string
  /** pack id */
  pack: string
  packTitle: Words
  asOf: Day
  inspection: Inspection
  lines: LineCounts
  /** most frequent first */
  findings: FindingCount[]
  /** in catalogue order */
  policies: PolicySummary[]
  totals: Totals
}

/** What one policy gives one person. */
export interface Result {
  /** policy id */
  policy: string
  status: Status
  /** of yes only */
  amount?: Amount
  /** gate code, or TIER; empty for yes */
  reason: string
  /** in the language asked for; empty for yes */
  reasonLabel: string
  /** the other printed reading answers differently */
  isConflict: boolean
}

/** One person in the table. */
export interface PersonRow {
  /** line as the spreadsheet shows it */
  row: number
  /** number in the roster, may be empty */
  seq: string
  /** name */
  name: string
  /** masked: first 4 and last 4 */
  idNo: string
  /** employer */
  employer: string
  /** degree */
  degree: string
  outcome: Outcome
  /** in the order of the summary's policies */
  results: Result[]
}

/** One value of a filter and how many persons it leaves under the other filters. */
export interface FacetValue {
  /** value of the parameter */
  value: string
  /** in the language asked for */
  label: string
  /** persons */
  persons: number
}

/** Counts beside the filters. */
export interface Facets {
  /** with policy only */
  status: FacetValue[]
  /** with policy only */
  reason: FacetValue[]
  /** of the line */
  outcome: FacetValue[]
  /** the 50 most frequent */
  employer: FacetValue[]
}

/** A page of persons. */
export interface People {
  /** persons that match */
  total: number
  /** the page */
  rows: PersonRow[]
  facets: Facets
}

/** One fact about a person. */
export interface PersonField {
  field: Field
  /** in the language asked for */
  label: string
  /** canonical value; empty is unknown; identity, phone and card numbers masked */
  value: string
}

/** A fact a condition saw. */
export interface Fact {
  /** name in the model */
  name: string
  /** in the language asked for */
  label: string
  /** value as text; empty is unknown */
  value: string
}

/** One condition with what it saw. */
export interface GateResult {
  /** gate code */
  code: string
  /** in the language asked for */
  label: string
  verdict: Verdict
  clause?: Clause
  /** facts it saw */
  facts: Fact[]
}

/** One condition of a rule of a decision table. */
export interface Cell {
  /** column */
  label: string
  /** what the column looks at */
  expression: string
  /** the cell as written */
  test: string
  /** the value it saw; empty is unknown */
  value: string
  verdict: Verdict
}

/** A note beside a rule. */
export interface Annotation {
  /** column */
  name: string
  /** text */
  text: string
}

/** One rule of a decision table. */
export interface Rule {
  /** decision that holds the table */
  decision: string
  /** number of the rule, from 1 */
  rule: number
  /** its conditions */
  cells: Cell[]
  /** notes; packs put the clause there */
  annotations: Annotation[]
}

/** What to ask because a fact is missing. Nobody is refused for it. */
export interface Question {
  /** gate code, or TIER */
  gate: string
  /** in the language asked for */
  question: string
  /** facts that would answer it */
  facts: Fact[]
}

/** What the other printed reading answers. */
export interface Conflict {
  /** policy id of the other reading */
  policy: string
  title: Words
  status: Status
  /** gate code, or TIER */
  reason: string
  /** in the language asked for */
  reasonLabel: string
  /** of yes only */
  amount?: Amount
  /** the two answers differ */
  differs: boolean
}

/** A condition that failed: what is missing. */
export interface Missing {
  /** gate code; empty for a condition of the nearest rule */
  gate: string
  /** the condition in the language asked for */
  text: string
  clause?: Clause
  /** facts it saw */
  facts: Fact[]
}

/** One policy for one person, with every reason. */
export interface PersonPolicy {
  /** policy id */
  policy: string
  /** version */
  version: string
  title: Words
  summary: Words
  office: Words
  unit: Words
  schedule: Words
  window: Words
  clawback: Words
  /** CNY (yuan), or nights */
  measure: string
  source: Source
  /** sample */
  isSample: boolean
  /** false: a reading kept for comparison */
  isDefault: boolean
  status: Status
  /** gate code, or TIER; empty for yes */
  reason: string
  /** in the language asked for */
  reasonLabel: string
  /** of yes only */
  amount?: Amount
  /** further outputs, e.g. full years */
  detail: Fact[]
  /** every condition, in order */
  gates: GateResult[]
  /** the rules that fired, one for each decision table that was asked */
  firedRules: Rule[]
  /** for each table in which none fired: the rule with the fewest failing conditions */
  nearestRules: Rule[]
  /** where it gives nothing: the conditions that failed */
  missing: Missing[]
  /** where something is unknown: what to ask */
  questions: Question[]
  conflict?: Conflict
  /** every decision as it was evaluated; with trace=true only */
  trace?: Record<string, unknown>[]
}

/** One person. */
export interface Person {
  run: Run
  /** line as the spreadsheet shows it */
  row: number
  /** sheet */
  sheet: string
  outcome: Outcome
  /** name */
  name: string
  /** all facts, in the order of the template */
  fields: PersonField[]
  /** what was found on the line */
  findings: Finding[]
  /** in the order of the summary's policies */
  policies: PersonPolicy[]
}

/** One line with what was found on it. */
export interface LineRow {
  /** sheet */
  sheet: string
  /** line as the spreadsheet shows it */
  row: number
  outcome: Outcome
  /** name; empty for lines that were not imported */
  name: string
  /** what was found */
  findings: Finding[]
}

/** A page of lines. */
export interface Lines {
  /** lines that match */
  total: number
  /** the page */
  rows: LineRow[]
}

export interface Operations {
  /** Is the service up? */
  serviceHealth: {
    query: undefined
    body: undefined
    answer: Health
  }
  /** This document */
  serviceOpenapi: {
    query: undefined
    body: undefined
    answer: Record<string, unknown>
  }
  /** What an error code means */
  serviceErrorPage: {
    query: {
      /** the code */
      code: string
    }
    body: undefined
    answer: ErrorPage
  }
  /** The districts that are loaded */
  policyPacks: {
    query: undefined
    body: undefined
    answer: PackList
  }
  /** A district with its catalogue */
  policyPack: {
    query: {
      /** pack id */
      id: string
    }
    body: undefined
    answer: Pack
  }
  /** The facts a roster can carry, with their names */
  rosterFields: {
    query: undefined
    body: undefined
    answer: FieldList
  }
  /** Upload a roster and see what it looks like */
  rosterUpload: {
    query: {
      /** name of the file, for display */
      fileName: string
    }
    body: Blob
    answer: Uploaded
  }
  /** Open a run with a sample roster of invented people */
  rosterSample: {
    query: undefined
    body: SampleRequest
    answer: Uploaded
  }
  /** Read the roster and decide, in the background */
  rosterDecide: {
    query: undefined
    body: DecideRequest
    answer: RunAnswer
  }
  /** End a run: stop its work and forget all of it */
  rosterClose: {
    query: undefined
    body: RunRequest
    answer: RunAnswer
  }
  /** How far a run is */
  rosterProgress: {
    query: {
      /** the run */
      run: Run
    }
    body: undefined
    answer: Progress
  }
  /** The run as a whole */
  rosterSummary: {
    query: {
      /** the run */
      run: Run
    }
    body: undefined
    answer: Summary
  }
  /** People and what each policy gives them */
  rosterPeople: {
    query: {
      /** the run */
      run: Run
      /** policy that status, reason and sort by amount speak of */
      policy?: string
      /** only this status; with policy of that policy, else of any */
      status?: Status
      /** only this reason; with policy of that policy, else of any */
      reason?: string
      /** only lines with this outcome */
      outcome?: "import" | "import+warn"
      /** only this employer */
      employer?: string
      /** part of the name, pinyin initials, or end of the identity number (at least 4 characters) */
      q?: string
      /** order; - is descending; name by pinyin; amount of `policy`, else of all */
      sort?: "row" | "-row" | "name" | "-name" | "employer" | "-employer" | "amount" | "-amount"
      /** first row */
      offset?: number
      /** rows at most */
      limit?: number
    }
    body: undefined
    answer: People
  }
  /** One person with every reason */
  rosterPerson: {
    query: {
      /** the run */
      run: Run
      /** line as the spreadsheet shows it */
      row: number
      /** add every decision as it was evaluated */
      trace?: boolean
    }
    body: undefined
    answer: Person
  }
  /** Lines with what was found on them */
  rosterLines: {
    query: {
      /** the run */
      run: Run
      /** only this outcome; absent: every line with a finding */
      outcome?: Outcome
      /** only lines with this kind of defect */
      code?: string
      /** first row */
      offset?: number
      /** rows at most */
      limit?: number
    }
    body: undefined
    answer: Lines
  }
  /** The results as a workbook */
  rosterResults: {
    query: {
      /** the run */
      run: Run
      /** language of the workbook; absent: as Accept-Language */
      language?: "zh-CN" | "en"
    }
    body: undefined
    answer: Blob
  }
  /** The user's own sheet with a reason column */
  rosterErrorWorkbook: {
    query: {
      /** the run */
      run: Run
      /** language of the workbook; absent: as Accept-Language */
      language?: "zh-CN" | "en"
    }
    body: undefined
    answer: Blob
  }
  /** An empty roster */
  rosterTemplate: {
    query: {
      /** language of the workbook; absent: as Accept-Language */
      language?: "zh-CN" | "en"
    }
    body: undefined
    answer: Blob
  }
}

export const routes = {
  serviceHealth: { method: 'GET', path: '/api/service/health' },
  serviceOpenapi: { method: 'GET', path: '/api/service/openapi' },
  serviceErrorPage: { method: 'GET', path: '/api/service/error-page' },
  policyPacks: { method: 'GET', path: '/api/policy/packs' },
  policyPack: { method: 'GET', path: '/api/policy/pack' },
  rosterFields: { method: 'GET', path: '/api/roster/fields' },
  rosterUpload: { method: 'POST', path: '/api/roster/upload', bytesMax: 209715200 },
  rosterSample: { method: 'POST', path: '/api/roster/sample', bytesMax: 65536 },
  rosterDecide: { method: 'POST', path: '/api/roster/decide', bytesMax: 65536 },
  rosterClose: { method: 'POST', path: '/api/roster/close', bytesMax: 65536 },
  rosterProgress: { method: 'GET', path: '/api/roster/progress' },
  rosterSummary: { method: 'GET', path: '/api/roster/summary' },
  rosterPeople: { method: 'GET', path: '/api/roster/people' },
  rosterPerson: { method: 'GET', path: '/api/roster/person' },
  rosterLines: { method: 'GET', path: '/api/roster/lines' },
  rosterResults: { method: 'GET', path: '/api/roster/results' },
  rosterErrorWorkbook: { method: 'GET', path: '/api/roster/error-workbook' },
  rosterTemplate: { method: 'GET', path: '/api/roster/template' },
} as const
