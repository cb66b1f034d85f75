import type { Clause, Gate, Pack, PackHead, Policy, Words } from '@/api/contract'

const w = (zh: string, en: string): Words => ({ zh, en })
const clause = (id: string, zh: string, en: string): Clause => ({ id, text: w(zh, en) })
const gate = (code: string, zh: string, en: string, at: string, facts: string[], ask: Words): Gate => ({
  code,
  label: w(zh, en),
  clause: at,
  facts,
  question: ask,
})

const degreeGate = gate(
  'DEGREE',
  '学历为专科及以上',
  'Degree from junior college upwards',
  '1',
  ['degree'],
  w('学历是什么？', 'Which degree?'),
)

const plain = {
  effectiveFrom: '2022-01-01',
  effectiveTo: '',
  exclusivity: { group: '', operator: '' },
  conflictsWith: '',
  isDefault: true,
  measure: 'CNY',
  clawback: w('', ''),
  cohort: w('', ''),
}

const keqiaoSettlement: Policy = {
  ...plain,
  id: 'KQ-1',
  version: '2022',
  title: w('高校毕业生安家补贴', 'Settlement subsidy for graduates'),
  summary: w('首次来区就业的毕业生，按学历逐年发放。', 'For graduates whose first job is here, paid yearly by degree.'),
  office: w('区人力资源和社会保障局', 'District human resources bureau'),
  unit: w('元/年', 'yuan a year'),
  source: {
    title: '安家补贴办法（样例）',
    documentNumber: '',
    url: 'https://example.org/kq-1',
    grade: 'C',
    asOf: '2026-08-08',
  },
  isSample: true,
  schedule: w('每参保满一年申领一次，共三年', 'Claimed after each full insured year, three years'),
  window: w('参保满一年后', 'After a full insured year'),
  clauses: [
    clause('1', '全日制专科及以上学历，按学历分档发放。', 'Full-time, junior college upwards, graded by degree.'),
    clause('2', '首次在本区就业并缴纳社会保险。', 'First employment in the district, with social insurance paid.'),
    clause('3', '书面承诺服务满五年。', 'A written promise to serve five years.'),
    clause(
      '4',
      '用人单位为企业或科研院所；房地产业及垄断行业国有企业除外。',
      'An enterprise or research institute; neither real estate nor state monopolies.',
    ),
  ],
  gates: [
    degreeGate,
    gate('FULLTIME', '全日制', 'Full-time study', '1', ['fullTime'], w('是全日制学历吗？', 'Was it full-time study?')),
    gate(
      'FIRST_WORK',
      '首次在本区就业',
      'First job in the district',
      '2',
      ['firstInsured'],
      w('首次参保在本区吗？', 'Was the first insurance in the district?'),
    ),
    gate(
      'INSURED',
      '正在参保且满 1 个月',
      'Insured now, for at least a month',
      '2',
      ['insuredStatus', 'monthsTotal'],
      w('累计参保几个月？', 'How many months insured?'),
    ),
    gate(
      'COMMIT5',
      '承诺服务五年',
      'Promise of five years',
      '3',
      ['commit5'],
      w('本人是否承诺服务五年？', 'Does the person promise five years?'),
    ),
    gate(
      'EMP_TYPE',
      '单位为企业或科研院所',
      'Enterprise or research institute',
      '4',
      ['employerType'],
      w('单位是什么性质？', 'What kind of employer?'),
    ),
    gate(
      'EMP_INDUSTRY',
      '不属于除外行业',
      'Not an excluded industry',
      '4',
      ['employerType', 'industry'],
      w('单位属于哪个行业？', 'Which industry?'),
    ),
  ],
}

const keqiaoRent: Policy = {
  ...plain,
  id: 'KQ-2',
  version: '2024',
  title: w('租赁补贴', 'Rent subsidy'),
  summary: w(
    '在本区无房的企业职工，按月发放，最长 36 个月。',
    'Monthly for enterprise staff without a home here, 36 months at most.',
  ),
  office: w('区住房和城乡建设局', 'District housing bureau'),
  unit: w('元/月', 'yuan a month'),
  source: {
    title: '租赁补贴办法（样例）',
    documentNumber: '样例〔2024〕5号',
    url: 'https://example.org/kq-2',
    grade: 'C',
    asOf: '2026-08-08',
  },
  isSample: true,
  schedule: w('按月发放，最长 36 个月；领取房票后停止', 'Monthly, 36 months at most; stops with the housing voucher'),
  window: w('全年', 'All year'),
  clauses: [
    clause('1', '专科每月三百元，本科及以上每月五百元。', 'Junior college 300 a month, bachelor upwards 500.'),
    clause('2', '与企业签订三年以上合同并参保。', 'A contract of three years or more with an enterprise, insured.'),
    clause('3', '本人在工作地无住房。', 'No own home at the place of work.'),
  ],
  gates: [
    degreeGate,
    gate(
      'EMP_TYPE',
      '单位为企业',
      'An enterprise',
      '2',
      ['employerType'],
      w('单位是什么性质？', 'What kind of employer?'),
    ),
    gate(
      'CONTRACT',
      '合同三年及以上',
      'Contract of three years or more',
      '2',
      ['contractYears'],
      w('合同签了几年？', 'For how many years is the contract?'),
    ),
    gate(
      'INSURED',
      '连续参保满 1 个月',
      'Insured without a gap for a month',
      '2',
      ['insuredStatus', 'monthsRun'],
      w('连续参保几个月？', 'How many months without a gap?'),
    ),
    gate(
      'HOME',
      '在本区无住房',
      'No home in the district',
      '3',
      ['homeOwned'],
      w('在本区有住房吗？', 'Is there a home in the district?'),
    ),
  ],
}

const citySettlement: Policy = {
  ...plain,
  id: 'TZ-1',
  version: '2026',
  title: w('人才安家补贴', 'Talent settlement subsidy'),
  summary: w(
    '新引进到非公企业和社会组织的毕业生，一次性发放。',
    'One-off, for graduates newly come to private firms and social organisations.',
  ),
  office: w('市人力资源和社会保障局', 'City human resources bureau'),
  unit: w('元', 'yuan'),
  source: {
    title: '人才新政（样例）',
    documentNumber: '样例〔2026〕12号',
    url: 'https://example.org/tz-1',
    grade: 'B',
    asOf: '2026-08-08',
  },
  isSample: false,
  effectiveFrom: '2026-06-23',
  schedule: w('一次性发放', 'Paid once'),
  window: w('全年', 'All year'),
  conflictsWith: 'TZ-1-insured3',
  clauses: [
    clause(
      '1',
      '博士十万元，硕士三万元，本科一万元，专科六千元；本地籍上浮三成。',
      'Doctor 100,000, master 30,000, bachelor 10,000, junior college 6,000; natives 30 % more.',
    ),
    clause('2', '签订三年以上合同，参保满六个月。', 'A contract of three years or more, insured for six months.'),
    clause('3', '三十五周岁以下，博士四十五周岁以下。', 'Aged 35 or younger, doctors 45 or younger.'),
  ],
  gates: [
    degreeGate,
    gate(
      'EMP_TYPE',
      '单位为民营企业或社会组织',
      'Private firm or social organisation',
      '2',
      ['employerType'],
      w('单位是什么性质？', 'What kind of employer?'),
    ),
    gate(
      'CONTRACT',
      '合同三年及以上',
      'Contract of three years or more',
      '2',
      ['contractYears'],
      w('合同签了几年？', 'For how many years is the contract?'),
    ),
    gate(
      'INSURED',
      '累计参保满 6 个月',
      'Insured for six months',
      '2',
      ['monthsTotal'],
      w('累计参保几个月？', 'How many months insured?'),
    ),
    gate(
      'AGE',
      '年龄 35 周岁及以下（博士 45）',
      'Aged 35 or younger (doctors 45)',
      '3',
      ['idNo'],
      w('出生日期是哪天？', 'What is the date of birth?'),
    ),
  ],
}

const districts: Pack[] = [
  {
    id: 'keqiao',
    isSample: false,
    title: w('绍兴市柯桥区', 'Keqiao District, Shaoxing'),
    policies: [keqiaoSettlement, keqiaoRent],
  },
  {
    id: 'huangyan',
    isSample: false,
    title: w('台州市黄岩区', 'Huangyan District, Taizhou'),
    inherits: 'taizhou',
    policies: [citySettlement],
  },
  {
    id: 'luqiao',
    isSample: false,
    title: w('台州市路桥区', 'Luqiao District, Taizhou'),
    inherits: 'taizhou',
    policies: [citySettlement],
  },
  {
    id: 'yuecheng',
    isSample: true,
    title: w('绍兴市越城区', 'Yuecheng District, Shaoxing'),
    policies: [keqiaoRent],
  },
  { id: 'taizhou', isSample: false, title: w('台州市', 'Taizhou City'), policies: [citySettlement] },
]

export const packs = districts
export const packHeads: PackHead[] = districts.map(({ policies, ...head }) => ({
  ...head,
  policyCount: policies.length,
  sampleCount: policies.filter(({ isSample }) => isSample).length,
}))
