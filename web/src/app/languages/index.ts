import { createI18n } from 'vue-i18n'
import { setAnswerLanguage } from '@/api'
import zh from '@/app/languages/zh-CN'

export type Language = 'zh-CN' | 'en'

const storageKey = 'liucai.language'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh } as Record<string, typeof zh>,
})

/** Chinese comes with the page; English is fetched when somebody first wants it. */
export async function useLanguage(language: Language) {
  if (language === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('@/app/languages/en')).default as typeof zh)
  }
  setAnswerLanguage(language)
  i18n.global.locale.value = language
  document.documentElement.lang = language
  localStorage.setItem(storageKey, language)
}

export async function restoreLanguage() {
  await useLanguage(localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN')
}
