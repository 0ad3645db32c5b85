import { FeedFault } from './feed-fault.ts'
import { MOST_UNPACKED, megabytes } from './unpack.ts'

/** How files are asked for over HTTP: the built-in fetch, or a test's. */
export type FetchPort = (url: string, init: RequestInit) => Promise<Response>

/** What bounds a download. */
export interface FetchLimits {
  /** Compressed or not, what comes over the wire. */
  readonly mostBytes: number
  /** What it may unpack to. */
  readonly mostUnpackedBytes: number
  /** A download that is not over by then is given up. */
  readonly totalMs: number
  /** The server is given up when it sends nothing for so long. */
  readonly idleMs: number
}

/** Limits that hold unless a test says otherwise: the largest feed known has some 60 MB. */
export const fetchLimits: FetchLimits = {
  mostBytes: 256_000_000,
  mostUnpackedBytes: MOST_UNPACKED,
  totalMs: 600_000,
  idleMs: 30_000,
}

/** What to ask for. */
export interface FileRequest {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
  readonly userAgent: string
  readonly fetch: FetchPort
  readonly limits: FetchLimits
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
}

/** What came. */
export type FetchedFile =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'file'
      readonly etag: string | null
      readonly lastModified: string | null
      readonly body: AsyncIterable<Uint8Array>
    }

const MOST_REDIRECTS = 5

/**
 * Fetches a file, conditionally when a validator is known, and hands its body over as it comes. At most five
 * redirects are followed, all of them over HTTPS; plain HTTP is for loopback, and for a feed that is offered no other
 * way. Rejects with a FeedFault for whatever the server does, and with the signal's reason when stopped.
 */
export async function fetchFile(request: FileRequest): Promise<FetchedFile> {
  const { limits, signal } = request
  const stop = new AbortController()
  const signals = [stop.signal, AbortSignal.timeout(limits.totalMs), ...(signal ? [signal] : [])]
  const bounded = AbortSignal.any(signals)
  const idle = startIdleWatch(limits.idleMs, () => stop.abort())
  try {
    const response = await follow(request, bounded)
    if (response.status === 304) {
      idle.end()
      await response.body?.cancel()
      return { kind: 'unchanged' }
    }
    const { headers } = response
    return {
      kind: 'file',
      etag: headers.get('etag'),
      lastModified: headers.get('last-modified'),
      body: readBody(response, request, idle),
    }
  } catch (error) {
    idle.end()
    throw explain(error, request)
  }
}

async function follow(request: FileRequest, signal: AbortSignal): Promise<Response> {
  let url = request.url
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await request.fetch(url, { headers: headersOf(request), redirect: 'manual', signal })
    const { status, headers } = response
    const location = headers.get('location')
    if (status >= 300 && status < 400 && status !== 304 && location !== null) {
      await response.body?.cancel()
      url = nextUrl(url, location, request.url)
      continue
    }
    if (status === 200 || status === 304) return response
    await response.body?.cancel()
    throw refusal(status, headers.get('retry-after'), request.now())
  }
  throw new FeedFault(`the server redirects more than ${MOST_REDIRECTS} times`)
}

function headersOf({ userAgent, etag, lastModified }: FileRequest): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: '*/*',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

function nextUrl(from: string, location: string, asked: string): string {
  const next = URL.parse(location, from)
  const home = isLoopback(new URL(asked))
  if (
    next &&
    (next.protocol === 'https:' || (next.protocol === 'http:' && home)) &&
    isLoopback(next) === home
  ) {
    return next.href
  }
  throw new FeedFault(
    `the server redirects to ${next ? `${next.protocol}//${next.host}` : 'no valid address'}, which is not followed`,
  )
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)

function refusal(status: number, retryAfter: string | null, nowMs: number): FeedFault {
  const waitUntilMs = readRetryAfter(retryAfter, nowMs)
  const wait =
    waitUntilMs === null
      ? ''
      : `, and asks to wait until ${new Date(waitUntilMs).toISOString().slice(0, 16)} UTC`
  if (status === 429)
    return new FeedFault(`the server says that it was asked too often (429)${wait}`, waitUntilMs)
  return new FeedFault(`the server answered ${status}${wait}`, waitUntilMs)
}

/** Retry-After (RFC 9110 §10.2.3): seconds, or a date. A week at most is believed. */
function readRetryAfter(text: string | null, nowMs: number): number | null {
  if (text === null) return null
  const atMs = /^\d{1,9}$/.test(text) ? nowMs + Number(text) * 1000 : Date.parse(text)
  return Number.isNaN(atMs) || atMs <= nowMs ? null : Math.min(atMs, nowMs + 7 * 86_400_000)
}

interface IdleWatch {
  readonly alive: () => void
  readonly end: () => void
}

function startIdleWatch(idleMs: number, onIdle: () => void): IdleWatch {
  let timer = setTimeout(onIdle, idleMs)
  return {
    alive() {
      clearTimeout(timer)
      timer = setTimeout(onIdle, idleMs)
    },
    end: () => clearTimeout(timer),
  }
}

async function* readBody(
  response: Response,
  request: FileRequest,
  idle: IdleWatch,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { mostBytes } = request.limits
  const promised = Number(response.headers.get('content-length') ?? Number.NaN)
  const encoded = response.headers.get('content-encoding') !== null
  let bytes = 0
  try {
    if (promised > mostBytes) throw new FeedFault(`it is larger than ${megabytes(mostBytes)}`)
    for await (const chunk of response.body ?? []) {
      idle.alive()
      bytes += chunk.length
      if (bytes > mostBytes) throw new FeedFault(`it is larger than ${megabytes(mostBytes)}`)
      yield chunk
    }
    if (!encoded && bytes < promised)
      throw new FeedFault(`it was cut off after ${bytes} of ${promised} bytes`)
  } catch (error) {
    throw explain(error, request)
  } finally {
    idle.end()
  }
}

function explain(error: unknown, { signal, limits }: FileRequest): unknown {
  if (error instanceof FeedFault) return error
  if (signal?.aborted) return signal.reason
  const { name, cause } = error as Error
  if (name === 'TimeoutError') return new FeedFault(`it was not there after ${limits.totalMs / 1000} s`)
  if (name === 'AbortError') return new FeedFault(`the server sent nothing for ${limits.idleMs / 1000} s`)
  const { code, message } = (cause ?? error) as NodeJS.ErrnoException
  if (/SSL|TLS/.test(code ?? '')) {
    return new FeedFault(`no secure connection could be made (${code})`, null, false)
  }
  if (/CERT|SIGNATURE|ISSUER|ALTNAME/.test(code ?? ''))
    return new FeedFault(`the server’s certificate is not valid (${code})`, null, false)
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET') return new FeedFault('the connection broke off')
  return new FeedFault(`the server could not be reached (${code ?? message})`, null, false)
}
