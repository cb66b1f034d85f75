import { readonly, ref } from 'vue'

export type Theme = 'system' | 'light' | 'dark'

const storageKey = 'liucai.theme'
const theme = ref<Theme>('system')

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark'
}

function show(value: Theme) {
  if (value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = value
}

/** Follows the system until somebody chooses; the choice is remembered on this machine. */
export function useTheme() {
  function choose(value: Theme) {
    theme.value = value
    show(value)
    if (value === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, value)
  }
  function restore() {
    const stored = localStorage.getItem(storageKey)
    theme.value = isTheme(stored) ? stored : 'system'
    show(theme.value)
  }
  return { theme: readonly(theme), choose, restore }
}
