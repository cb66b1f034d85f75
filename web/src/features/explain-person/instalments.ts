export interface Instalment {
  number: string
  amount: string
  monthsNeeded: string
  isDue: string
}

/**
 * Reads a payment plan as a model writes it: `[{number: 1, amount: 25000, months needed: 12, is due: false}, …]`.
 * Anything else is not a plan, and is shown as it stands.
 */
export function readInstalments(text: string): Instalment[] | undefined {
  const list = /^\[\s*(\{.*\})\s*\]$/s.exec(text.trim())
  if (!list?.[1]) return undefined
  const instalments: Instalment[] = []
  for (const entry of list[1].split(/\}\s*,\s*\{/)) {
    const pairs = entry
      .replace(/^\{|\}$/g, '')
      .split(',')
      .map((pair) => pair.split(':').map((part) => part.trim().replace(/^"|"$/g, '')))
    if (pairs.some((pair) => pair.length !== 2)) return undefined
    const values = new Map(pairs as [string, string][])
    const [number, amount] = [values.get('number'), values.get('amount')]
    if (number === undefined || amount === undefined) return undefined
    instalments.push({
      number,
      amount,
      monthsNeeded: values.get('months needed') ?? '',
      isDue: values.get('is due') ?? '',
    })
  }
  return instalments
}
