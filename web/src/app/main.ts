import '@/shared/theme/tokens.css'
import '@/shared/theme/base.css'
import { createApp } from 'vue'
import AppShell from '@/app/AppShell.vue'
import { i18n, restoreLanguage } from '@/app/languages'
import { makeRouter } from '@/app/router'
import { useTheme } from '@/shared/theme/useTheme'

useTheme().restore()
await restoreLanguage()
createApp(AppShell).use(i18n).use(makeRouter()).mount('#app')
