import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue'

/**
 * Loads something, and again whenever a source changes; the answer of an older request never overwrites a newer one.
 * While a new answer is on its way the old one stays, so that the page does not jump.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, sources: WatchSource[] = []) {
  const data = shallowRef<T>()
  const refusal = shallowRef<Error>()
  const isLoading = ref(false)
  let current: AbortController | undefined

  async function reload() {
    current?.abort()
    const controller = new AbortController()
    current = controller
    isLoading.value = true
    try {
      const answer = await load(controller.signal)
      if (current !== controller) return
      data.value = answer
      refusal.value = undefined
    } catch (failure) {
      if (current !== controller) return
      refusal.value = failure instanceof Error ? failure : new Error(String(failure))
    } finally {
      if (current === controller) isLoading.value = false
    }
  }

  onScopeDispose(() => {
    current?.abort()
    current = undefined
  })
  if (sources.length > 0) watch(sources, reload)
  void reload()
  return { data, refusal, isLoading, reload }
}
