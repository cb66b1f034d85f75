import type {
  Fact,
  Field,
  FieldInfo,
  Finding,
  GateResult,
  Inspection,
  Person,
  PersonPolicy,
  PersonRow,
  Progress,
  ReasonCount,
  Summary,
  Words,
} from '@/api/contract'
import { packHeads, packs } from '@/api/fake/catalogue'
import { decide, type FakeDecision } from '@/api/fake/decide'
import { type FakeLine, findingWords, makeLines } from '@/api/fake/people'

interface FakeRun {
  id: string
  fileName: string
  lines: FakeLine[]
  inspection: Inspection
  pack: string
  asOf: string
  asks: number
  isDecided: boolean
  isHasty: boolean
  decisions: Map<number, FakeDecision[]>
}

export const fieldWords: [Field, string, string][] = [
  ['seq', '序号', 'No.'],
  ['name', '姓名', 'Name'],
  ['idType', '证件类型', 'ID type'],
  ['idNo', '证件号码', 'ID number'],
  ['phone', '手机号', 'Mobile phone'],
  ['degree', '学历', 'Degree'],
  ['fullTime', '是否全日制', 'Full-time'],
  ['school', '毕业院校', 'School'],
  ['schoolTier', '院校类别', 'School tier'],
  ['gradDate', '毕业日期', 'Graduation date'],
  ['hometown', '籍贯（区划代码）', 'Native place (code)'],
  ['employer', '单位名称', 'Employer'],
  ['uscc', '统一社会信用代码', 'Credit code'],
  ['employerType', '单位性质', 'Kind of employer'],
  ['industry', '所属行业', 'Industry'],
  ['contractStart', '合同起始日期', 'Contract from'],
  ['contractYears', '合同年限', 'Contract years'],
  ['firstInsured', '首次参保年月（本地）', 'First insured here'],
  ['monthsTotal', '累计参保月数', 'Months insured'],
  ['monthsRun', '连续参保月数', 'Months without a gap'],
  ['insuredStatus', '参保状态', 'Insurance status'],
  ['homeOwned', '本区是否有住房', 'Owns a home here'],
  ['commit5', '是否承诺服务5年', 'Promises five years'],
  ['bank', '开户行', 'Bank'],
  ['bankCard', '银行卡号', 'Bank card'],
  ['remark', '备注', 'Remark'],
  ['annualWage', '税前年薪（元）', 'Annual wage (yuan)'],
]
const masked: Field[] = ['idNo', 'phone', 'bankCard']

function inspectionOf(format: string): Inspection {
  const columns = fieldWords.slice(0, 26).map(([field, header], at) => ({
    column: String.fromCharCode(65 + at),
    header: field === 'commit5' ? '承诺书' : header,
    // One header is not understood, so that there is something to correct.
    field: field === 'commit5' ? null : field,
    isHidden: field === 'remark',
  }))
  return {
    format,
    sheet: format.startsWith('csv') ? '' : '人员信息',
    sheets: format.startsWith('csv')
      ? []
      : [
          { name: '人员信息', isHidden: false },
          { name: '填写说明', isHidden: false },
        ],
    headerRow: format.startsWith('csv') ? 1 : 3,
    columns,
    fileFindings: [{ code: 'column.hidden', action: 'warn', text: '', original: 'Z' }],
  } as Inspection
}

const mask = (value: string) =>
  value.length > 8 ? `${value.slice(0, 4)}${'*'.repeat(value.length - 8)}${value.slice(-4)}` : value

class FakeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly zh: [string, string],
    readonly en: [string, string],
    readonly where = '',
  ) {
    super(code)
  }
}

/**
 * Answers as `liucai serve` does, from invented people and a few of the rules. State lives in the instance, time in the
 * number of times that the progress was asked for.
 */
export class FakeServer {
  private runs = new Map<string, FakeRun>()
  private opened = 0

  async handle(request: Request): Promise<Response> {
    const url = new URL(request.url, 'http://fake')
    const isEnglish = (url.searchParams.get('language') ?? request.headers.get('accept-language') ?? '').startsWith(
      'en',
    )
    const pick = (words: Words) => (isEnglish ? words.en : words.zh)
    try {
      return await this.answer(url, request, pick)
    } catch (failure) {
      if (!(failure instanceof FakeRefusal)) throw failure
      const [message, hint] = isEnglish ? failure.en : failure.zh
      return json({ code: failure.code, message, hint, where: failure.where }, failure.status)
    }
  }

  private async answer(url: URL, request: Request, pick: (words: Words) => string): Promise<Response> {
    const query = url.searchParams
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /api/service/health':
        return json({ status: 'ok', version: 'fake', packs: packs.length, runs: this.runs.size, today: '2026-11-01' })
      case 'GET /api/policy/packs':
        return json({ packs: packHeads })
      case 'GET /api/policy/pack': {
        const pack = packs.find(({ id }) => id === query.get('id'))
        if (!pack)
          throw new FakeRefusal(
            404,
            'pack_unknown',
            ['没有这个地区的政策包。', '请从列表中选择。'],
            ['There is no such district pack.', 'Choose one from the list.'],
          )
        return json(pack)
      }
      case 'GET /api/roster/fields':
        return json({
          fields: fieldWords.map(([field, zh, en]): FieldInfo => ({
            field,
            label: { zh, en },
            isMasked: masked.includes(field),
          })),
        })
      case 'POST /api/roster/upload': {
        const name = query.get('fileName') ?? ''
        const bytes = (await request.arrayBuffer()).byteLength
        if (!/\.(xlsx|csv)$/i.test(name)) {
          throw new FakeRefusal(
            415,
            'workbook_kind_unknown',
            [`读不懂文件"${name}":它既不是 .xlsx 也不是 .csv。`, '请另存为 .xlsx 或 .csv 后再试。'],
            [`The file "${name}" is neither .xlsx nor .csv.`, 'Save it as .xlsx or .csv and try again.'],
            name,
          )
        }
        return json(this.open(name, bytes, /\.csv$/i.test(name) ? 'csv gb18030' : 'xlsx', 60, pick))
      }
      case 'POST /api/roster/sample': {
        const body = (await request.json()) as { people?: number; seed?: number }
        return json(this.open('sample.xlsx', 48_211, 'xlsx', body.people ?? 300, pick, body.seed ?? 1))
      }
      case 'POST /api/roster/decide': {
        const body = (await request.json()) as { run: string; pack: string; asOf: string }
        const run = this.find(body.run)
        const pack = packs.find(({ id }) => id === body.pack)
        Object.assign(run, { pack: body.pack, asOf: body.asOf, asks: 0, isDecided: true })
        run.decisions = new Map(
          run.lines
            .filter(({ outcome }) => outcome.startsWith('import'))
            .map((line) => [line.row, (pack?.policies ?? []).map((policy) => decide(policy, line.facts, body.asOf))]),
        )
        return json({ run: run.id }, 202)
      }
      case 'POST /api/roster/close': {
        const body = (await request.json()) as { run: string }
        this.find(body.run)
        this.runs.delete(body.run)
        return json({ run: body.run })
      }
      case 'GET /api/roster/progress':
        return json(this.progress(this.find(query.get('run'))))
      case 'GET /api/roster/summary':
        return json(this.summary(this.find(query.get('run')), pick))
      case 'GET /api/roster/people':
        return json(this.people(this.find(query.get('run')), query, pick))
      case 'GET /api/roster/person':
        return json(this.person(this.find(query.get('run')), Number(query.get('row')), pick))
      case 'GET /api/roster/lines':
        return json(this.lines(this.find(query.get('run')), query, pick))
      case 'GET /api/roster/results':
      case 'GET /api/roster/error-workbook':
        this.find(query.get('run'))
        return workbook(url.pathname.endsWith('results') ? 'results.xlsx' : 'errors.xlsx')
      case 'GET /api/roster/template':
        return workbook('template.xlsx')
      default:
        throw new FakeRefusal(
          404,
          'page_unknown',
          ['没有这个地址。', ''],
          ['There is no such address.', ''],
          url.pathname,
        )
    }
  }

  private open(
    fileName: string,
    sizeBytes: number,
    format: string,
    people: number,
    pick: (words: Words) => string,
    seed = 1,
  ) {
    const id = (++this.opened).toString(16).padStart(32, 'f')
    const inspection = inspectionOf(format)
    inspection.fileFindings = inspection.fileFindings.map((finding) => this.worded(finding, pick))
    this.runs.set(id, {
      id,
      fileName,
      lines: makeLines(people, seed),
      inspection,
      pack: '',
      asOf: '',
      asks: 0,
      isDecided: false,
      isHasty: people < 20,
      decisions: new Map(),
    })
    return { run: id, fileName, sizeBytes, expiresAt: '2026-11-01T12:00:00Z', inspection }
  }

  private find(id: string | null): FakeRun {
    const run = this.runs.get(id ?? '')
    if (!run) {
      throw new FakeRefusal(
        404,
        'run_unknown',
        ['这次判定已经结束或不存在。', '花名册不留存在服务器上，请重新上传。'],
        ['This run has ended or never was.', 'Rosters are not kept; please upload it again.'],
      )
    }
    return run
  }

  private progress(run: FakeRun): Progress {
    if (!run.isDecided) return { run: run.id, phase: 'waiting', fraction: 0, personCount: 0 }
    run.asks += run.isHasty ? 10 : 1
    const fraction = Math.min(1, run.asks / 6)
    const phase = fraction >= 1 ? 'done' : fraction < 0.5 ? 'reading' : 'deciding'
    return { run: run.id, phase, fraction, personCount: Math.round(run.lines.length * Math.min(1, fraction * 2)) }
  }

  private label(decision: FakeDecision, pick: (words: Words) => string) {
    if (!decision.reason) return ''
    const gate = decision.policy.gates.find(({ code }) => code === decision.reason)
    return gate ? pick(gate.label) : pick({ zh: '档次无法确定', en: 'The tier cannot be fixed' })
  }

  private worded(finding: Finding, pick: (words: Words) => string): Finding {
    const [, zh = '', en = ''] = fieldWords.find(([field]) => field === finding.field) ?? []
    return {
      ...finding,
      text: pick(findingWords[finding.code] ?? { zh: finding.code, en: finding.code }),
      ...(finding.field ? { fieldLabel: pick({ zh, en }) } : {}),
    }
  }

  private summary(run: FakeRun, pick: (words: Words) => string): Summary {
    const pack = packs.find(({ id }) => id === run.pack)
    if (!run.isDecided || !pack) {
      throw new FakeRefusal(
        409,
        'run_not_decided',
        ['还没有判定。', '请先开始判定。'],
        ['Nothing has been decided yet.', 'Start the decision first.'],
      )
    }
    const all = [...run.decisions.values()]
    const policies = pack.policies.map((policy, at) => {
      const own = all.map((decisions) => decisions[at]).filter((decision) => decision !== undefined)
      const reasons = new Map<string, ReasonCount>()
      for (const decision of own.filter(({ status }) => status !== 'Y')) {
        const key = decision.status + decision.reason
        const entry = reasons.get(key) ?? {
          reason: decision.reason,
          label: this.label(decision, pick),
          status: decision.status,
          persons: 0,
        }
        entry.persons += 1
        reasons.set(key, entry)
      }
      return {
        policy: policy.id,
        title: policy.title,
        unit: policy.unit,
        measure: policy.measure,
        isSample: policy.isSample,
        isDefault: policy.isDefault,
        yes: own.filter(({ status }) => status === 'Y').length,
        no: own.filter(({ status }) => status === 'N').length,
        unknown: own.filter(({ status }) => status === 'U').length,
        amountTotal: String(own.reduce((sum, { amount }) => sum + Number(amount ?? 0), 0)),
        conflicts: own.filter(({ conflict }) => conflict).length,
        reasons: [...reasons.values()].sort((left, right) => right.persons - left.persons),
      }
    })
    const count = (outcome: string) => run.lines.filter((line) => line.outcome === outcome).length
    const findings = new Map<string, { finding: Finding; lineCount: number }>()
    for (const finding of run.lines.flatMap((line) => line.findings)) {
      const entry = findings.get(finding.code) ?? { finding: this.worded(finding, pick), lineCount: 0 }
      entry.lineCount += 1
      findings.set(finding.code, entry)
    }
    return {
      run: run.id,
      fileName: run.fileName,
      pack: run.pack,
      packTitle: pack.title,
      asOf: run.asOf,
      inspection: run.inspection,
      lines: { import: count('import'), 'import+warn': count('import+warn'), reject: count('reject'), skip: 0 },
      findings: [...findings.values()].map(({ finding: { code, action, text }, lineCount }) => ({
        code,
        action,
        text,
        lineCount,
      })),
      policies,
      totals: {
        persons: all.length,
        personsWithYes: all.filter((decisions) => decisions.some(({ status }) => status === 'Y')).length,
        personTimes: all.flat().filter(({ status }) => status === 'Y').length,
        amounts: policies.map(({ unit, measure, amountTotal }) => ({ unit, measure, amount: amountTotal })),
      },
    }
  }

  private people(run: FakeRun, query: URLSearchParams, pick: (words: Words) => string) {
    const text = (query.get('q') ?? '').trim().toLowerCase()
    const policy = query.get('policy')
    const [status, reason, outcome, employer] = ['status', 'reason', 'outcome', 'employer'].map((name) =>
      query.get(name),
    )
    const matching = run.lines.filter((line) => {
      const decisions = run.decisions.get(line.row)
      if (!decisions) return false
      if (outcome && line.outcome !== outcome) return false
      if (employer && line.facts.employer !== employer) return false
      if (
        text &&
        !line.facts.name?.includes(text) &&
        !line.initials.startsWith(text) &&
        !(text.length >= 4 && line.facts.idNo?.toLowerCase().endsWith(text))
      )
        return false
      const looked = policy ? decisions.filter((decision) => decision.policy.id === policy) : decisions
      if (!status && !reason) return true
      return looked.some(
        (decision) => (!status || decision.status === status) && (!reason || decision.reason === reason),
      )
    })
    const facet = (values: (string | undefined)[]) => {
      const counts = new Map<string, number>()
      for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
      return [...counts]
        .sort((left, right) => right[1] - left[1])
        .map(([value, persons]) => ({ value, label: value, persons }))
    }
    const of = (line: FakeLine) => run.decisions.get(line.row)?.find((decision) => decision.policy.id === policy)
    const reasons = facet(matching.map((line) => of(line)?.reason)).map((entry) => ({
      ...entry,
      label: this.label(matching.map(of).find((decision) => decision?.reason === entry.value) as FakeDecision, pick),
    }))
    const offset = Number(query.get('offset') ?? 0)
    const sort = query.get('sort') ?? 'row'
    const amount = (line: FakeLine) =>
      (run.decisions.get(line.row) ?? []).reduce((sum, decision) => sum + Number(decision.amount ?? 0), 0)
    const order = (left: FakeLine, right: FakeLine) =>
      sort.endsWith('amount')
        ? amount(left) - amount(right)
        : sort.endsWith('name')
          ? left.initials.localeCompare(right.initials)
          : sort.endsWith('employer')
            ? (left.facts.employer ?? '').localeCompare(right.facts.employer ?? '')
            : left.row - right.row
    matching.sort((left, right) => (sort.startsWith('-') ? order(right, left) : order(left, right)))
    const rows = matching.slice(offset, offset + Number(query.get('limit') ?? 50)).map((line): PersonRow => ({
      row: line.row,
      seq: line.facts.seq ?? '',
      name: line.facts.name ?? '',
      idNo: mask(line.facts.idNo ?? ''),
      employer: line.facts.employer ?? '',
      degree: line.facts.degree ?? '',
      outcome: line.outcome,
      results: (run.decisions.get(line.row) ?? []).map((decision) => ({
        policy: decision.policy.id,
        status: decision.status,
        ...(decision.amount ? { amount: decision.amount } : {}),
        reason: decision.reason,
        reasonLabel: this.label(decision, pick),
        isConflict: decision.conflict !== undefined,
      })),
    }))
    return {
      total: matching.length,
      rows,
      facets: {
        status: policy ? facet(matching.map((line) => of(line)?.status)) : [],
        reason: policy ? reasons : [],
        outcome: facet(matching.map((line) => line.outcome)),
        employer: facet(matching.map((line) => line.facts.employer)).slice(0, 50),
      },
    }
  }

  private person(run: FakeRun, row: number, pick: (words: Words) => string): Person {
    const line = run.lines.find((candidate) => candidate.row === row)
    if (!line) {
      throw new FakeRefusal(
        404,
        'person_unknown',
        [`花名册里没有第 ${row} 行。`, ''],
        [`The roster has no line ${row}.`, ''],
      )
    }
    const shown = (field: string): Fact => {
      const [, zh = '', en = ''] = fieldWords.find(([name]) => name === field) ?? []
      const value = line.facts[field as Field] ?? ''
      return { name: field, label: pick({ zh, en }), value: masked.includes(field as Field) ? mask(value) : value }
    }
    const policies = (run.decisions.get(row) ?? []).map((decision): PersonPolicy => {
      const { policy } = decision
      const gates = policy.gates.map((gate, at): GateResult => ({
        code: gate.code,
        label: pick(gate.label),
        verdict: decision.verdicts[at] ?? 'not_evaluated',
        clause: policy.clauses.find(({ id }) => id === gate.clause),
        facts: gate.facts.map(shown),
      }))
      const open = policy.gates.filter((_, at) => decision.verdicts[at] === 'unknown')
      const tier = {
        label: pick({ zh: '学历', en: 'Degree' }),
        expression: 'degree',
        test: `"${line.facts.degree}"`,
        value: line.facts.degree ?? '',
        verdict: 'yes' as const,
      }
      const rule = { decision: 'Amount', rule: 2, cells: [tier], annotations: [{ name: 'clause', text: '1' }] }
      return {
        policy: policy.id,
        version: policy.version,
        title: policy.title,
        summary: policy.summary,
        office: policy.office,
        unit: policy.unit,
        schedule: policy.schedule,
        window: policy.window,
        clawback: policy.clawback,
        measure: policy.measure,
        source: policy.source,
        isSample: policy.isSample,
        isDefault: policy.isDefault,
        status: decision.status,
        reason: decision.reason,
        reasonLabel: this.label(decision, pick),
        ...(decision.amount ? { amount: decision.amount } : {}),
        detail:
          policy.id === 'KQ-1' && decision.status === 'Y'
            ? [
                {
                  name: 'full_years',
                  label: pick({ zh: '已满年数', en: 'Full years' }),
                  value: String(Math.floor(Number(line.facts.monthsTotal) / 12)),
                },
              ]
            : [],
        gates,
        firedRules: decision.status === 'Y' ? [rule] : [],
        nearestRules:
          decision.status === 'N'
            ? [
                {
                  ...rule,
                  cells: [
                    tier,
                    {
                      label: pick({ zh: '院校类别', en: 'School tier' }),
                      expression: 'schoolTier',
                      test: '"双一流"',
                      value: line.facts.schoolTier ?? '',
                      verdict: line.facts.schoolTier ? ('no' as const) : ('unknown' as const),
                    },
                  ],
                },
              ]
            : [],
        missing: gates
          .filter(({ verdict }) => verdict === 'no')
          .map(({ code, label, clause, facts }) => ({ gate: code, text: label, clause, facts })),
        questions:
          decision.reason === 'TIER'
            ? [
                {
                  gate: 'TIER',
                  question: pick({ zh: '毕业院校属于哪一类？', en: 'Which tier is the school?' }),
                  facts: [shown('schoolTier')],
                },
              ]
            : open.map((gate) => ({ gate: gate.code, question: pick(gate.question), facts: gate.facts.map(shown) })),
        ...(policy.conflictsWith
          ? {
              conflict: {
                policy: policy.conflictsWith,
                title: { zh: '另一处印作：连续参保满 3 个月', en: 'Printed elsewhere: three months without a gap' },
                status: decision.conflict ?? decision.status,
                reason: decision.conflict ? '' : decision.reason,
                reasonLabel: decision.conflict ? '' : this.label(decision, pick),
                ...(decision.conflict ? { amount: '10000' } : {}),
                differs: decision.conflict !== undefined,
              },
            }
          : {}),
      }
    })
    return {
      run: run.id,
      row,
      sheet: run.inspection.sheet,
      outcome: line.outcome,
      name: line.facts.name ?? '',
      fields: fieldWords
        .map(([field]) => ({ ...shown(field), field }))
        .map(({ field, label, value }) => ({ field, label, value })),
      findings: line.findings.map((finding) => this.worded(finding, pick)),
      policies,
    }
  }

  private lines(run: FakeRun, query: URLSearchParams, pick: (words: Words) => string) {
    const matching = run.lines.filter(
      (line) =>
        line.findings.length > 0 &&
        (!query.get('outcome') || line.outcome === query.get('outcome')) &&
        (!query.get('code') || line.findings.some(({ code }) => code === query.get('code'))),
    )
    const offset = Number(query.get('offset') ?? 0)
    return {
      total: matching.length,
      rows: matching.slice(offset, offset + Number(query.get('limit') ?? 50)).map((line) => ({
        sheet: run.inspection.sheet,
        row: line.row,
        outcome: line.outcome,
        name: line.outcome === 'reject' ? '' : (line.facts.name ?? ''),
        findings: line.findings.map((finding) => this.worded(finding, pick)),
      })),
    }
  }
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
}

/** The smallest thing that a browser saves: an empty zip archive. */
function workbook(name: string): Response {
  const bytes = new Uint8Array(22)
  bytes.set([0x50, 0x4b, 0x05, 0x06])
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}
