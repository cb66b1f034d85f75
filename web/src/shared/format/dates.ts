/** Civil days travel as YYYY-MM-DD and months as YYYY-MM; no time zone may shift them, so they are split by hand. */
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function readableDay(text: string, language: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text)
  if (!match) return text
  const [, year = '', month = '', day] = match
  if (language.startsWith('zh')) return `${year}年${Number(month)}月${day ? `${Number(day)}日` : ''}`
  const word = englishMonths[Number(month) - 1] ?? month
  return day ? `${Number(day)} ${word} ${year}` : `${word} ${year}`
}

/** The local civil day of a moment, as YYYY-MM-DD. */
export function civilDay(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

export function isCivilDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900
}
