import { type Block, contains, formatBlock, parseBlock, prefixLength } from '../../../shared/domain/block.ts'
import type { RouteAuthorization, RpkiState } from '../../../shared/domain/routing-findings.ts'

/** A route as a router sees it. */
export interface Route {
  readonly range: Block
  readonly asn: number
}

/**
 * Route origin validation (RFC 6811 §2): valid when an authorization that covers the route names its AS and allows
 * its length; invalid when some cover it and none matches; not found when none covers it. AS 0 matches nobody
 * (RFC 7607). A range that is no single prefix cannot be validated.
 */
export function validateRoute(
  { range, asn }: Route,
  authorizations: readonly RouteAuthorization[] | null,
): RpkiState {
  const length = prefixLength(range)
  if (authorizations === null || length === null) return 'unknown'
  const covering = authorizations.filter(({ prefix }) => covers(prefix, range))
  if (covering.length === 0) return 'not-found'
  const matches = covering.some((one) => one.asn !== 0 && one.asn === asn && length <= one.maxLength)
  return matches ? 'valid' : 'invalid'
}

/** The state of several announcements together: the worst decides, and what is unknown is never called valid. */
export function worstRpki(states: readonly RpkiState[]): RpkiState {
  const order: readonly RpkiState[] = ['invalid', 'unknown', 'not-found', 'valid']
  return order.find((state) => states.includes(state)) ?? 'unknown'
}

/** One sentence on what the authorizations say of the routes; null without data. */
export function describeRpki(
  routes: readonly Route[],
  authorizations: readonly RouteAuthorization[] | null,
): string | null {
  if (authorizations === null || routes.length === 0) return null
  const bad = routes.find((route) => validateRoute(route, authorizations) === 'invalid')
  if (bad) return describeInvalid(bad, authorizations)
  const states = routes.map((route) => validateRoute(route, authorizations))
  const loose = authorizations.find(({ prefix, maxLength }) => maxLength > (prefix.includes(':') ? 48 : 24))
  const risk = loose
    ? ` ${loose.prefix} may be announced down to /${loose.maxLength}, longer than routers take: a forged origin would pass (RFC 9319).`
    : ''
  switch (worstRpki(states)) {
    case 'valid':
      return `Every announcement is authorized by its holder (RPKI).${risk}`
    case 'not-found':
      return 'The holder has published no authorization (ROA) for an announcement: usual, and anybody could announce it.'
    case 'invalid':
    case 'unknown':
      return 'The announced range is no single prefix, so its authorization cannot be checked.'
  }
}

function describeInvalid({ range, asn }: Route, authorizations: readonly RouteAuthorization[]): string {
  const covering = authorizations.filter(({ prefix }) => covers(prefix, range))
  const who = [...new Set(covering.map((one) => (one.asn === 0 ? 'nobody (AS0)' : `AS${one.asn}`)))].join(
    ', ',
  )
  const text = `${formatBlock(range)} by AS${asn}`
  return covering.some((one) => one.asn === asn)
    ? `${text} is longer than its authorization allows: networks that check RPKI drop it.`
    : `${text} is not authorized: the holder names ${who}. Networks that check RPKI drop it.`
}

function covers(prefix: string, range: Block): boolean {
  const parsed = parseBlock(prefix)
  return parsed.ok && contains(parsed.block, range)
}
