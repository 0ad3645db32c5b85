import type { HttpPort, HttpReply, HttpRequest } from '../engine/registry/http-port.ts'

/** HTTP through the built-in fetch: no redirect is followed, no body grows beyond its limit, nothing takes for ever. */
export const httpOverFetch: HttpPort = {
  async get(request) {
    const timeout = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
    try {
      return await exchange(request, signal)
    } catch {
      if (request.signal?.aborted) return { kind: 'failure', cause: 'cancelled' }
      return { kind: 'failure', cause: timeout.aborted ? 'timeout' : 'unreachable' }
    }
  },
}

async function exchange({ url, headers, maxBytes }: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
  const response = await fetch(url, { headers, redirect: 'manual', signal })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) return { kind: 'failure', cause: 'too-large' }
    chunks.push(chunk)
  }
  return {
    kind: 'answer',
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(Buffer.concat(chunks)),
  }
}
