import { onScopeDispose, ref, shallowRef } from 'vue'
import { call, rememberRun, upload, type Uploaded } from '@/api'

/** Brings a roster to the server, from a file or as the sample, and tells how far it is. */
export function useBringRoster(onOpened: (uploaded: Uploaded) => void) {
  const fileName = ref('')
  const fraction = ref(0)
  const isBusy = ref(false)
  const refusal = shallowRef<Error>()
  let current: AbortController | undefined

  async function bring(name: string, act: (signal: AbortSignal) => Promise<Uploaded>) {
    current?.abort()
    const controller = new AbortController()
    current = controller
    fileName.value = name
    fraction.value = 0
    refusal.value = undefined
    isBusy.value = true
    try {
      const uploaded = await act(controller.signal)
      rememberRun(uploaded)
      onOpened(uploaded)
    } catch (failure) {
      if (!controller.signal.aborted) refusal.value = failure as Error
    } finally {
      if (current === controller) isBusy.value = false
    }
  }

  const bringFile = (file: File) =>
    bring(file.name, (signal) => upload(file, (value) => (fraction.value = value), signal))
  const bringSample = (pack: string) =>
    bring('', (signal) => {
      fraction.value = 1
      return call('rosterSample', { body: { pack }, signal })
    })
  const cancel = () => {
    current?.abort()
    isBusy.value = false
  }
  onScopeDispose(cancel)
  return { fileName, fraction, isBusy, refusal, bringFile, bringSample, cancel }
}
