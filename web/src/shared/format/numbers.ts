/** Digits grouped by thousands, the same in both languages. Never rounds an amount that arrives as text. */
export function grouped(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === '') return ''
  const text = typeof value === 'number' ? plain(value) : value.trim()
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = ''] = match
  const decimals = /^\.0+$/.test(fraction) ? '' : fraction
  return sign.replace('-', '−') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + decimals
}

function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(2)))
}

/** A share of a whole as a percentage without decimals; a few out of many is never told as 0 %. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '0%'
  const value = (part / whole) * 100
  if (value > 0 && value < 1) return '<1%'
  if (value > 99 && value < 100) return '>99%'
  return `${Math.round(value)}%`
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
