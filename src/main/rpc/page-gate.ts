import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Decides who may see the page: whoever brought the one-time token, and from then on carries the cookie. */
export interface PageGate {
  readonly token: string
  /** The Set-Cookie value in exchange for the token, which is void from then on; null for any other text. */
  redeem(request: IncomingMessage, token: string): string | null
  /** True when the request carries the cookie. */
  knows(request: IncomingMessage): boolean
}

/** A gate with a fresh token and a fresh session secret. */
export function createPageGate(): PageGate {
  const token = randomBytes(24).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  let redeemed = false
  return {
    token,
    redeem(request, given) {
      if (redeemed || !isSame(given, token)) return null
      redeemed = true
      return `${cookieName(request)}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    knows(request) {
      const name = `${cookieName(request)}=`
      const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim())
      return parts.some((part) => part.startsWith(name) && isSame(part.slice(name.length), secret))
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
