import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** A value once it has stopped changing for a moment: what somebody types becomes a question when they pause. */
export function useSettled<T>(source: Ref<T>, delayMs = 250): Ref<T> {
  const settled = ref(source.value) as Ref<T>
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(source, (value) => {
    clearTimeout(timer)
    timer = setTimeout(() => (settled.value = value), delayMs)
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}
