import type { Field, Finding, Outcome } from '@/api/contract'

/** One line of the invented roster: facts by field; a missing key is unknown. */
export interface FakeLine {
  row: number
  outcome: Outcome
  initials: string
  facts: Partial<Record<Field, string>>
  findings: Finding[]
}

/** A small generator with a seed, so that a fake roster is the same on every run. */
export function randomFrom(seed: number) {
  let state = (seed * 2654435761 + 97) >>> 0
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * below)
  }
}

const surnames = [...'沈S陈C王W朱Z李L章Z俞Y胡H何H叶Y蔡C郑Z']
const given = [...'泽Z怡Y可K承C安A沐M若R溪X明M远Y晓X彤T嘉J宁N知Z行X雨Y舟Z']
const schools: [string, string][] = [
  ['浙江大学', '双一流'],
  ['宁波大学', '双一流'],
  ['台州学院', '普通'],
  ['绍兴文理学院', '普通'],
  ['浙江理工大学', '普通'],
  ['悉尼大学', '境外QS100'],
]
const firms: [string, string, string][] = [
  ['绍兴柯桥泓舟时装有限公司', '民营企业', 'C18 纺织服装、服饰业'],
  ['浙江芷冉纺织科技有限公司', '民营企业', 'C17 纺织业'],
  ['台州湾精工模具有限公司', '民营企业', 'C35 专用设备制造业'],
  ['黄岩橘源生物研究院', '科研院所', 'M73 研究和试验发展'],
  ['路桥通达置业有限公司', '民营企业', 'K70 房地产业'],
  ['越州商业银行股份有限公司', '国有企业', 'J66 货币金融服务'],
]

function characters(pairs: string[], at: number): [string, string] {
  return [pairs[at * 2] ?? '', (pairs[at * 2 + 1] ?? '').toLowerCase()]
}

/** The ISO 7064 check character of GB 11643. */
export function checkCharacter(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return '10X98765432'[sum % 11] ?? ''
}

export function makeLines(count: number, seed: number): FakeLine[] {
  const random = randomFrom(seed)
  const two = (value: number) => String(value).padStart(2, '0')
  return Array.from({ length: count }, (_, at) => {
    const [surname, first] = characters(surnames, random(surnames.length / 2))
    const [one, second] = characters(given, random(given.length / 2))
    const [other, third] = random(4) === 0 ? ['', ''] : characters(given, random(given.length / 2))
    const [school, schoolTier] = schools[random(schools.length)] ?? ['', '']
    const [employer, employerType, industry] = firms[random(firms.length)] ?? ['', '', '']
    const degree = ['专科', '本科', '本科', '本科', '硕士', '博士'][random(6)] ?? '本科'
    const birthYear = 2003 - random(19)
    const region = ['330621', '331003', '331004', '330106', '360102'][random(5)] ?? '330621'
    const body = `${region}${birthYear}${two(1 + random(12))}${two(1 + random(28))}${two(random(99))}${random(10)}`
    const months = random(40)
    const running = random(8) !== 0
    const blank = (value: string, oneIn: number) => (random(oneIn) === 0 ? '' : value)
    const facts: Partial<Record<Field, string>> = {
      seq: String(at + 1),
      name: surname + one + other,
      idType: '居民身份证',
      idNo: body + checkCharacter(body),
      phone: `160${String(10000000 + random(89999999))}`,
      degree,
      fullTime: blank(random(9) === 0 ? '否' : '是', 30),
      school,
      schoolTier: blank(schoolTier, 14),
      gradDate: `${2018 + random(9)}-06-30`,
      hometown: blank(region, 20),
      employer,
      uscc: `9133062159415906${two(random(99))}`,
      employerType,
      industry,
      contractStart: `202${4 + random(3)}-${two(1 + random(10))}-01`,
      contractYears: blank(['1', '3', '5', '无固定期限'][random(4)] ?? '3', 18),
      firstInsured: random(7) === 0 ? '异地' : `202${3 + random(3)}-0${1 + random(9)}`,
      monthsTotal: blank(String(months), 22),
      monthsRun: String(running ? months : 0),
      insuredStatus: running ? '正常' : '中断',
      homeOwned: blank(random(4) === 0 ? '是' : '否', 16),
      commit5: blank(random(5) === 0 ? '否' : '是', 12),
      bank: '浙东储蓄银行柯桥支行',
      bankCard: `6299 8${String(10000000 + random(89999999))}`.replace(' ', ''),
      remark: '',
    }
    const line: FakeLine = { row: at + 4, outcome: 'import', initials: first + second + third, facts, findings: [] }
    if (at % 17 === 5) {
      line.outcome = 'import+warn'
      line.findings.push({ code: 'card.luhn', action: 'warn', text: '', field: 'bankCard', original: '6299****1234' })
    }
    if (at % 29 === 11) {
      line.outcome = 'reject'
      line.findings.push({
        code: 'id.checksum',
        action: 'reject',
        text: '',
        field: 'idNo',
        original: '3306**********0418',
      })
    }
    if (at % 41 === 20) {
      line.findings.push({ code: 'text.fullwidth', action: 'repair', text: '', field: 'phone', original: '160＊＊＊' })
    }
    return line
  })
}

export const findingWords: Record<string, { zh: string; en: string }> = {
  'card.luhn': { zh: '银行卡号校验不符，请核对。', en: 'The bank card number fails its check; please compare it.' },
  'id.checksum': {
    zh: '身份证号校验码不对，无法导入。',
    en: 'The check character of the identity number is wrong; not imported.',
  },
  'text.fullwidth': { zh: '全角数字已转为半角。', en: 'Full-width digits became half-width.' },
  'column.hidden': { zh: '有隐藏列，已一并读入。', en: 'A hidden column was read too.' },
}
