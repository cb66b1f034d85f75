/**
 * Rosters of invented people as bytes: an .xlsx written with the few parts that a workbook needs, and the same lines as
 * .csv in GB18030. Written here so that the tests bring a file that no program of ours has produced.
 */
export const header = [
  '序号',
  '姓名',
  '证件类型',
  '证件号码',
  '手机号',
  '学历',
  '是否全日制',
  '毕业院校',
  '院校类别',
  '毕业日期',
  '籍贯（区划代码）',
  '单位名称',
  '统一社会信用代码',
  '单位性质',
  '所属行业',
  '合同起始日期',
  '合同年限',
  '首次参保年月（本地）',
  '累计参保月数',
  '连续参保月数',
  '参保状态',
  '本区是否有住房',
  '五年承诺书有无',
  '开户行',
  '银行卡号',
  '备注',
]

function checkCharacter(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return '10X98765432'[sum % 11] ?? ''
}
const idNumber = (body: string) => body + checkCharacter(body)

const firm = ['绍兴柯桥泓舟时装有限公司', '913306034157457411', '民营企业', 'C18 纺织服装、服饰业']

function person(seq: number, name: string, id: string, changes: Record<string, string> = {}): string[] {
  const cells: Record<string, string> = {
    序号: String(seq),
    姓名: name,
    证件类型: '居民身份证',
    证件号码: id,
    手机号: `160970927${String(10 + seq)}`,
    学历: '本科',
    是否全日制: '是',
    毕业院校: '宁波大学',
    院校类别: '双一流',
    毕业日期: '2024-06-30',
    '籍贯（区划代码）': '330603',
    单位名称: firm[0]!,
    统一社会信用代码: firm[1]!,
    单位性质: firm[2]!,
    所属行业: firm[3]!,
    合同起始日期: '2024-08-01',
    合同年限: '3',
    '首次参保年月（本地）': '2024-08',
    累计参保月数: '26',
    连续参保月数: '26',
    参保状态: '正常',
    本区是否有住房: '否',
    五年承诺书有无: '是',
    开户行: '浙东储蓄银行柯桥支行',
    银行卡号: '',
    备注: '',
    ...changes,
  }
  return header.map((title) => cells[title] ?? '')
}

/** One who gets everything, one who is refused for a home, one about whom a question stays, one whose number is wrong. */
export const lines: string[][] = [
  person(1, '沈泽明', idNumber('33062119990412011')),
  person(2, '陈怡', idNumber('33062119980203002'), { 本区是否有住房: '是' }),
  person(3, '章可', idNumber('33062119970811003'), { 本区是否有住房: '' }),
  person(4, '俞宁', `${'33062119960119004'}${checkCharacter('33062119960119004') === '1' ? '2' : '1'}`),
  person(5, '何雨', idNumber('33062119950607005'), { 学历: '硕士' }),
]

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const column = (at: number) => (at < 26 ? '' : 'A') + String.fromCharCode(65 + (at % 26))

function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A zip archive without compression. */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text, 'utf8')
    const title = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, bytes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title]))
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

export function workbook(rows: string[][] = [header, ...lines]): Buffer {
  const cells = rows
    .map(
      (row, at) =>
        `<row r="${at + 1}">${row
          .map((text, index) =>
            text ? `<c r="${column(index)}${at + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>` : '',
          )
          .join('')}</row>`,
    )
    .join('')
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  return zip({
    '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="人员信息" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
  })
}

/** Node writes no GB18030, but it reads it: the table of all two-byte codes is turned round. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low])
    }
  }
  return Buffer.from(
    [...text].flatMap((character) => {
      if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)]
      const code = codes.get(character)
      if (!code) throw new Error(`${character} has no two-byte code`)
      return code
    }),
  )
}

export function commaSeparated(): Buffer {
  return gb18030([header, ...lines].map((row) => row.join(',')).join('\r\n') + '\r\n')
}
