import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What became of a token that somebody brought. */
export type Redeemed =
  /** The Set-Cookie value in exchange for the token, which is void from then on. */
  | { readonly kind: 'cookie'; readonly cookie: string }
  | { readonly kind: 'refused' }
  /** Too many wrong tokens came of late: none is looked at. */
  | { readonly kind: 'wait' }

/** Decides who may see the page: whoever brought the one-time token, and from then on carries the cookie. */
export interface PageGate {
  /** The token that opens the page next, or opened it last. */
  readonly token: string
  redeem(request: IncomingMessage, token: string): Redeemed
  /** True when the request carries the cookie; it counts as a sign of life then. */
  knows(request: IncomingMessage): boolean
  /** Notes a sign of life of the page. */
  touch(): void
  /** True when somebody has the cookie and gave no sign of life for the idle time. */
  isIdle(): boolean
  /** Voids the cookie and makes a fresh token. */
  renew(): void
}

/** What a gate is built with. */
export interface PageGateOptions {
  /** Milliseconds on a clock that never runs backwards. */
  readonly now: () => number
  readonly idleMs: number
}

/** More wrong tokens than this within the span, and none is looked at until the span is over. */
const MOST_WRONG = 10
const WRONG_SPAN_MS = 60_000

/** A gate with a fresh token and a fresh session secret. */
export function createPageGate({ now, idleMs }: PageGateOptions): PageGate {
  let token = randomBytes(24).toString('base64url')
  let secret = randomBytes(32).toString('base64url')
  let redeemed = false
  let seenMs = now()
  let wrong: number[] = []
  return {
    get token() {
      return token
    },
    redeem(request, given) {
      const nowMs = now()
      wrong = wrong.filter((atMs) => atMs > nowMs - WRONG_SPAN_MS)
      if (wrong.length >= MOST_WRONG) return { kind: 'wait' }
      if (redeemed || !isSame(given, token)) {
        // A used token is no guess: browsers ask for old addresses again.
        if (!isSame(given, token)) wrong.push(nowMs)
        return { kind: 'refused' }
      }
      redeemed = true
      seenMs = nowMs
      return { kind: 'cookie', cookie: `${cookieName(request)}=${secret}; HttpOnly; SameSite=Strict; Path=/` }
    },
    knows(request) {
      const name = `${cookieName(request)}=`
      const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim())
      const known = parts.some((part) => part.startsWith(name) && isSame(part.slice(name.length), secret))
      if (known) seenMs = now()
      return known
    },
    touch() {
      seenMs = now()
    },
    isIdle: () => redeemed && now() - seenMs > idleMs,
    renew() {
      token = randomBytes(24).toString('base64url')
      secret = randomBytes(32).toString('base64url')
      redeemed = false
      seenMs = now()
    },
  }
}

/** True when the request was addressed to this machine by a name that no stranger's DNS can answer for. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/.test(host ?? '')

/** Browsers share cookies between the ports of a host: each port, as the browser sees it, gets a name of its own. */
const cookieName = (request: IncomingMessage): string =>
  `blockvet-${/:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? '80'}`

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
