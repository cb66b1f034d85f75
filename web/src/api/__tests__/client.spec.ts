import { describe, expect, it, vi } from 'vitest'
import { call, Refusal, setAnswerLanguage, urlOf } from '@/api'

function answerWith(response: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return response()
  })
  return asked
}
const headers = (init: RequestInit | undefined) => init?.headers as Record<string, string>

describe('call', () => {
  it('gives every write a key of its own, and no read', async () => {
    const asked = answerWith(() => Response.json({ run: 'x' }))
    await call('rosterClose', { body: { run: 'x' } })
    await call('rosterClose', { body: { run: 'x' } })
    await call('policyPacks', {})
    const keys = asked.map(({ init }) => headers(init)['Idempotency-Key'])
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).not.toBe(keys[0])
    expect(keys[2]).toBeUndefined()
  })
  it('asks in the language in use', async () => {
    const asked = answerWith(() => Response.json({}))
    setAnswerLanguage('en')
    await call('policyPacks', {})
    expect(headers(asked[0]?.init)['Accept-Language']).toBe('en')
  })
  it('throws what the server says, word by word', async () => {
    answerWith(() =>
      Response.json({ code: 'run_unknown', message: '没有', hint: '重传', where: 'run' }, { status: 404 }),
    )
    const failure = await call('rosterSummary', { query: { run: 'x' } }).catch((reason: unknown) => reason)
    expect(failure).toBeInstanceOf(Refusal)
    expect(failure).toMatchObject({ code: 'run_unknown', message: '没有', hint: '重传', where: 'run', status: 404 })
  })
  it('says so when the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')))
    await expect(call('policyPacks', {})).rejects.toMatchObject({ code: 'network_unreachable' })
  })
  it('says so when a gateway answers with a page of its own', async () => {
    answerWith(() => new Response('<html>502</html>', { status: 502 }))
    await expect(call('policyPacks', {})).rejects.toMatchObject({ code: 'answer_unreadable', status: 502 })
  })
  it('lets an abort be an abort', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('aborted', 'AbortError')))
    await expect(call('policyPacks', {})).rejects.toMatchObject({ name: 'AbortError' })
  })
})

it('urlOf leaves out what is not set and escapes the rest', () => {
  expect(urlOf('rosterPeople', { run: 'r', q: '沈 &', status: undefined, employer: '' })).toBe(
    '/api/roster/people?run=r&q=%E6%B2%88+%26',
  )
})
