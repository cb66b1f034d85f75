import type { Uploaded } from '@/api/contract'

/** What the server said when a run was opened; kept in this tab only, so that reloading a page does not lose it. */
const prefix = 'liucai.run.'

export function rememberRun(uploaded: Uploaded) {
  try {
    sessionStorage.setItem(prefix + uploaded.run, JSON.stringify(uploaded))
  } catch {
    // A full or forbidden store only means that a reload begins again.
  }
}

export function recallRun(run: string): Uploaded | undefined {
  const stored = sessionStorage.getItem(prefix + run)
  if (!stored) return undefined
  try {
    return JSON.parse(stored) as Uploaded
  } catch {
    return undefined
  }
}

export function forgetRun(run: string) {
  sessionStorage.removeItem(prefix + run)
}
