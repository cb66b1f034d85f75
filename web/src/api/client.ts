import { type Operations, routes } from '@/api/contract'
import { ownRefusal, readRefusal } from '@/api/refusal'
import { fileSize } from '@/shared/format/numbers'

type Operation = keyof Operations
type Query<K extends Operation> = Operations[K]['query']
type Body<K extends Operation> = Operations[K]['body']
type Answer<K extends Operation> = Operations[K]['answer']

type Given<K extends Operation> = (Query<K> extends undefined ? { query?: undefined } : { query: Query<K> }) &
  (Body<K> extends undefined ? { body?: undefined } : { body: Body<K> }) & { signal?: AbortSignal }

let language = 'zh-CN'

/** The language of labels, findings and refusals in every answer from now on. */
export function setAnswerLanguage(value: string) {
  language = value
}

export function urlOf<K extends Operation>(operation: K, query?: Query<K>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return routes[operation].path + (text ? `?${text}` : '')
}

/** A new key for each act, so that a repeated request is answered as the first. Works without a secure context too. */
export function idempotencyKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function headersFor(operation: Operation): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': language, Accept: 'application/json' }
  if (routes[operation].method === 'POST') headers['Idempotency-Key'] = idempotencyKey()
  return headers
}

/** Asks the server. Throws a `Refusal`; an aborted request throws the browser's AbortError. */
export async function call<K extends Operation>(operation: K, given: Given<K>): Promise<Answer<K>> {
  const headers = headersFor(operation)
  let content: string | undefined
  if (given.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    content = JSON.stringify(given.body)
  }
  let response: Response
  try {
    response = await fetch(urlOf(operation, given.query as Query<K>), {
      method: routes[operation].method,
      headers,
      body: content,
      signal: given.signal,
      cache: 'no-store',
    })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw ownRefusal('network_unreachable', language)
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw readRefusal(body, response.status, language)
  if (body === undefined) throw ownRefusal('answer_unreadable', language, response.status)
  return body as Answer<K>
}

/** Sends a file and tells how far it is (0 to 1). `fetch` cannot tell that, so this is the one XMLHttpRequest. */
export function upload(
  file: File,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<Answer<'rosterUpload'>> {
  const limit = routes.rosterUpload.bytesMax
  // The server would hang up in the middle of it, and nobody would learn why.
  if (file.size > limit) return Promise.reject(ownRefusal('http_body_too_large', language, 413, fileSize(limit)))
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', urlOf('rosterUpload', { fileName: file.name }))
    for (const [name, value] of Object.entries(headersFor('rosterUpload'))) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      let body: unknown
      try {
        body = JSON.parse(request.responseText)
      } catch {
        body = undefined
      }
      if (request.status >= 200 && request.status < 300 && body) resolve(body as Answer<'rosterUpload'>)
      else reject(readRefusal(body, request.status, language))
    }
    request.onerror = () => reject(ownRefusal('network_unreachable', language))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
