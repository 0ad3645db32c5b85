import { type Block, formatBlock } from '../../../shared/domain/block.ts'
import type { RoutingFindings } from '../../../shared/domain/routing-findings.ts'
import type {
  AnnouncementSource,
  AsListSource,
  AuthorizationSource,
  CountrySource,
} from './origin-sources.ts'
import { describeRpki, validateRoute, worstRpki } from './validate-route.ts'

/** What an examination of a block's routing works with. */
export interface RoutingExamination {
  readonly block: Block
  /** Asked in order until one knows. */
  readonly announcements: readonly AnnouncementSource[]
  readonly authorizations: AuthorizationSource
  readonly asLists: AsListSource
  readonly countries: CountrySource
  /** Country that the offer promises, or null. */
  readonly promisedCountry: string | null
  /** Wall clock, ms since 1970. */
  readonly now: () => number
  readonly signal?: AbortSignal
}

/**
 * Finds out who announces a block and whether they may. The announcement that covers it is what counts: nobody
 * announces a /28 by itself, so its absence says nothing. Never rejects.
 */
export async function examineRouting(input: RoutingExamination): Promise<RoutingFindings> {
  const { block, announcements, authorizations, asLists, countries, promisedCountry, now, signal } = input
  const examinedAt = new Date(now()).toISOString()
  const { country, problem } = await countries.countryOf(block)
  const located = { country, promisedCountry }
  const gaps = problem === null ? [] : [problem]
  let reason = `Who announces ${formatBlock(block)} is unknown: there is no table, and nobody to ask.`
  for (const source of announcements) {
    const reply = await source.find(block, signal)
    if (reply.kind === 'unknown') {
      reason = reply.reason
      continue
    }
    const routes = reply.announcements
    const covering = await authorizations.covering(
      routes.map(({ range }) => range),
      signal,
    )
    const origins = routes.map((route) => ({
      asn: route.asn,
      asName: route.asName,
      asCountry: route.asCountry,
      prefix: formatBlock(route.range),
      rpki: validateRoute(route, covering),
    }))
    const lists = await asLists.listings([...new Set(routes.map(({ asn }) => asn))])
    return {
      examinedAt,
      source: reply.source,
      dataDate: reply.dataDate,
      origins,
      announced: routes.length > 0,
      rpki: worstRpki(origins.map(({ rpki }) => rpki)),
      authorizations: covering ?? [],
      rpkiText: describeRpki(routes, covering),
      asListings: lists.listings,
      asListsRead: lists.read,
      ...located,
      failure: null,
      gaps: [...(reply.gap === null ? [] : [reply.gap]), ...lists.gaps, ...gaps],
    }
  }
  return {
    examinedAt,
    source: 'none',
    dataDate: null,
    origins: [],
    announced: null,
    rpki: 'unknown',
    authorizations: [],
    rpkiText: null,
    asListings: [],
    ...located,
    failure: reason,
    gaps,
  }
}
