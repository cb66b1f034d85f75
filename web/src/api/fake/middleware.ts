import type { IncomingMessage, ServerResponse } from 'node:http'
import { FakeServer } from '@/api/fake/server'

/** The fake server behind Vite's own: what `npm run dev -- --mode fake` answers under /api. */
export function fakeMiddleware() {
  const server = new FakeServer()
  return async (incoming: IncomingMessage, outgoing: ServerResponse, next: (failure?: unknown) => void) => {
    if (!incoming.url?.startsWith('/api/')) return next()
    try {
      const chunks: Uint8Array[] = []
      for await (const chunk of incoming) chunks.push(chunk as Uint8Array)
      const hasBody = incoming.method === 'POST'
      const request = new Request(new URL(incoming.url, 'http://fake'), {
        method: incoming.method,
        headers: { 'accept-language': String(incoming.headers['accept-language'] ?? '') },
        ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
      })
      const response = await server.handle(request)
      outgoing.statusCode = response.status
      response.headers.forEach((value, name) => outgoing.setHeader(name, value))
      outgoing.end(Buffer.from(await response.arrayBuffer()))
    } catch (failure) {
      next(failure)
    }
  }
}
