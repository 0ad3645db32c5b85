import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { HostQueue } from './host-queue.ts'
import type { HttpPort, HttpReply } from './http-port.ts'
import type { RegistryClock } from './registry-clock.ts'
import { readRetryAfter } from './retry-after.ts'

/** What came of asking for one RDAP URL. */
export type RdapReply =
  | { readonly kind: 'object'; readonly url: string; readonly value: unknown }
  /** 404: that server has no such record. */
  | { readonly kind: 'not-found'; readonly url: string }
  /** 400, 501 …: the server does not take such a question. */
  | { readonly kind: 'unsupported'; readonly url: string }
  /** Anything else; one sentence. */
  | { readonly kind: 'failed'; readonly reason: string }

/** What the client is built from. */
export interface RdapClientParts {
  readonly http: HttpPort
  readonly clock: RegistryClock
  /** Product name and version, and how to reach its makers. */
  readonly userAgent: string
  /** Pause between requests to one host. */
  readonly pauseMs: (host: string) => number
  /** Longest wait for a server that says "later", in all; beyond it the answer is unknown. */
  readonly patienceMs: number
  readonly timeoutMs: number
}

const MAX_REDIRECTS = 5
const MAX_BYTES = 2 * 1024 * 1024
/** What to wait when a busy server does not say how long. */
const BACKOFF_MS = [5_000, 30_000, 120_000]

/** Asks RDAP servers (RFC 7480): one question per host at a time, redirects, "later", and nothing oversized. */
export class RdapClient {
  private readonly parts: RdapClientParts
  private readonly queue: HostQueue
  private readonly open = new Map<string, Promise<RdapReply>>()

  constructor(parts: RdapClientParts) {
    this.parts = parts
    this.queue = new HostQueue(parts.clock, parts.pauseMs)
  }

  /** Asks for a URL; the same URL asked twice at once is asked once. Never rejects. */
  get(url: string, signal?: AbortSignal): Promise<RdapReply> {
    const running = this.open.get(url)
    if (running) return running
    const asking = this.follow(url, signal).finally(() => this.open.delete(url))
    this.open.set(url, asking)
    return asking
  }

  private async follow(start: string, signal?: AbortSignal): Promise<RdapReply> {
    const seen = new Set<string>()
    let url = start
    while (seen.size <= MAX_REDIRECTS) {
      if (seen.has(url)) return failed(`${hostOf(start)} redirects in a circle.`)
      seen.add(url)
      const reply = await this.askPatiently(url, signal)
      if (reply.kind === 'failure') return failed(describeFailure(url, reply.cause))
      if (![301, 302, 303, 307, 308].includes(reply.status)) return readAnswer(url, reply)
      const target = redirectTarget(url, reply.headers['location'])
      if (target === null) return failed(`${hostOf(url)} redirects to nowhere that can be trusted.`)
      url = target
    }
    return failed(`${hostOf(start)} redirects more than ${MAX_REDIRECTS} times.`)
  }

  /** Asks again when the server says "later", as long as patience lasts. */
  private async askPatiently(url: string, signal?: AbortSignal): Promise<HttpReply> {
    const { http, clock, userAgent, patienceMs, timeoutMs } = this.parts
    const host = new URL(url).host
    const headers = { accept: 'application/rdap+json', 'user-agent': userAgent }
    let waited = 0
    for (let attempt = 0; ; attempt++) {
      const reply = await this.queue.run(
        host,
        () => http.get({ url, headers, timeoutMs, maxBytes: MAX_BYTES, ...(signal ? { signal } : {}) }),
        signal,
      )
      if (reply.kind === 'failure' || (reply.status !== 429 && reply.status !== 503)) return reply
      const told = readRetryAfter(reply.headers['retry-after'], clock.now())
      const wait = told ?? BACKOFF_MS[attempt]
      if (wait === undefined || waited + wait > patienceMs || signal?.aborted) return reply
      waited += wait
      this.queue.hold(host, wait)
    }
  }
}

function readAnswer(url: string, { status, body }: Extract<HttpReply, { kind: 'answer' }>): RdapReply {
  if (status === 404) return { kind: 'not-found', url }
  if (status === 400 || status === 405 || status === 501) return { kind: 'unsupported', url }
  if (status === 429) return failed(`${hostOf(url)} says that it was asked too much (429); try again later.`)
  if (status !== 200) return failed(`${hostOf(url)} answered with status ${status}.`)
  try {
    return { kind: 'object', url, value: JSON.parse(new TextDecoder().decode(body)) as unknown }
  } catch {
    return failed(`${hostOf(url)} answered with something that is not JSON.`)
  }
}

/** https always; plain http only on loopback, where a mirror or a test may live. */
function redirectTarget(from: string, location: string | undefined): string | null {
  if (location === undefined || !URL.canParse(location, from)) return null
  const target = new URL(location, from)
  const loopback = ['127.0.0.1', '[::1]'].includes(target.hostname)
  const fromLoopback = ['127.0.0.1', '[::1]'].includes(new URL(from).hostname)
  if (loopback) return fromLoopback ? target.href : null
  return target.protocol === 'https:' ? target.href : null
}

function describeFailure(url: string, cause: Extract<HttpReply, { kind: 'failure' }>['cause']): string {
  switch (cause) {
    case 'timeout':
      return `${hostOf(url)} did not answer in time.`
    case 'unreachable':
      return `${hostOf(url)} cannot be reached.`
    case 'too-large':
      return `${hostOf(url)} sent more than ${MAX_BYTES / 1024 / 1024} MB.`
    case 'cancelled':
      return `The question to ${hostOf(url)} was given up.`
  }
}

const hostOf = (url: string): string => cleanStrangerText(URL.canParse(url) ? new URL(url).host : url, 100)
const failed = (reason: string): RdapReply => ({ kind: 'failed', reason })
