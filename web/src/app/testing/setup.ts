import { config, disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import { FakeServer } from '@/api/fake/server'
import { i18n, useLanguage } from '@/app/languages'

/** Every test speaks Chinese and has a fake server of its own behind `fetch`. */
// This runs before each file, all in one document.
config.global.plugins = [i18n]
disableAutoUnmount()
enableAutoUnmount(afterEach)

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  await useLanguage('zh-CN')
  const server = new FakeServer()
  vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) =>
    // The DOM of the tests brings its own AbortSignal, which the Request of Node refuses.
    server.handle(new Request(new URL(input, 'http://fake'), { ...init, signal: null })),
  )
})
