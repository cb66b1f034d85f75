import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** Texts that arrive in both languages are shown in the one in use; Chinese is the original where English is missing. */
export function useWords() {
  const { locale } = useI18n()
  const language = computed(() => locale.value)
  const pick = (words: { zh: string; en: string }) => (locale.value.startsWith('zh') ? words.zh : words.en || words.zh)
  return { language, pick }
}
