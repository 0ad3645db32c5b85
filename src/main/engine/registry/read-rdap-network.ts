import { formatAddress } from '../../../shared/domain/address.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { FoundNetwork } from './found-network.ts'
import { networkLevel } from './network-level.ts'
import { readGeofeedUrl } from './read-geofeed-url.ts'
import { readRegistryRange } from './read-range.ts'
import { findAbuseEmail, findHolder, readRdapEntities } from './read-rdap-entities.ts'

/** A network, or one sentence why the object is none. */
export type ReadNetwork =
  | { readonly ok: true; readonly found: FoundNetwork }
  | { readonly ok: false; readonly problem: string }

/** Where an answer came from. */
export interface AnswerOrigin {
  readonly url: string
  /** The RDAP server's base URL, ending in a slash. */
  readonly base: string
  /** Registry behind the server, see resources/registry, or null. */
  readonly registryId: string | null
}

/**
 * Reads an IP network object (RFC 9083 §5.4) as the five registries write it, members that we do not know left
 * aside. Only the range is required. Never throws.
 */
export function readRdapNetwork(value: unknown, origin: AnswerOrigin): ReadNetwork {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, problem: 'The answer is not an RDAP object.' }
  const object = value as Record<string, unknown>
  const kind = object['objectClassName']
  if (kind !== undefined && kind !== 'ip network')
    return {
      ok: false,
      problem: `The answer is about ${textOf(kind, 40) ?? 'something else'}, not a network.`,
    }
  const range = readRegistryRange(object['startAddress'], object['endAddress'])
  if (!range) return { ok: false, problem: 'The answer names no range of addresses.' }
  const entities = readRdapEntities(object['entities'])
  const holder = findHolder(entities)
  const type = textOf(object['type'], 60)
  const handle = textOf(object['handle'], 100) ?? ''
  const { family } = range
  return {
    ok: true,
    found: {
      range,
      network: {
        first: formatAddress({ family, value: range.first }),
        last: formatAddress({ family, value: range.last }),
        handle,
        parentHandle: textOf(object['parentHandle'], 100),
        name: textOf(object['name'], 100) ?? '',
        type,
        level: networkLevel(type, origin.registryId),
        holder: holder?.card.fullName ?? null,
        holderHandle: holder?.handle ?? null,
        country: countryOf(object['country']),
        status: statusOf(object['status']),
        registeredOn: eventDate(object['events'], 'registration'),
        changedOn: eventDate(object['events'], 'last changed'),
        abuseEmail: findAbuseEmail(entities),
        port43: textOf(object['port43'], 100),
        geofeedUrl: geofeedOf(object['links']),
        source: origin.url,
      },
      upUrl: linkOf(object['links'], ['up', 'rdap-up'], origin.url),
      downUrl: linkOf(object['links'], ['rdap-down'], origin.url),
      searchBase: canSearch(object['rdapConformance']) ? origin.base : null,
    },
  }
}

const canSearch = (conformance: unknown): boolean =>
  Array.isArray(conformance) && conformance.includes('rirSearch1')

/** Links lead to the same server only: who answers must not choose whom else we ask. */
function linkOf(links: unknown, relations: readonly string[], from: string): string | null {
  if (!Array.isArray(links)) return null
  for (const link of links) {
    if (typeof link !== 'object' || link === null) continue
    const { rel, href } = link as Record<string, unknown>
    if (typeof rel !== 'string' || typeof href !== 'string' || !relations.includes(rel)) continue
    if (href.length > 2000 || !URL.canParse(href, from)) continue
    const target = new URL(href, from)
    if (target.origin === new URL(from).origin) return target.href
  }
  return null
}

/** Such a link may lead anywhere, so it is shown, and nobody follows it unasked (RFC 9877). */
function geofeedOf(links: unknown): string | null {
  if (!Array.isArray(links)) return null
  for (const link of links) {
    if (typeof link !== 'object' || link === null) continue
    const { rel, type, href } = link as Record<string, unknown>
    const isGeofeed = rel === 'geo' || type === 'application/geofeed+csv'
    const url = isGeofeed && typeof href === 'string' ? readGeofeedUrl(href) : null
    if (url !== null) return url
  }
  return null
}

function eventDate(events: unknown, action: string): string | null {
  if (!Array.isArray(events)) return null
  const dates = events.flatMap((event) => {
    if (typeof event !== 'object' || event === null) return []
    const { eventAction, eventDate: date } = event as Record<string, unknown>
    if (typeof eventAction !== 'string' || eventAction.toLowerCase() !== action) return []
    return typeof date === 'string' && !Number.isNaN(Date.parse(date)) ? [new Date(date).toISOString()] : []
  })
  return dates.toSorted().at(-1) ?? null
}

function statusOf(status: unknown): readonly string[] {
  const words = Array.isArray(status) ? status : [status]
  return words.flatMap((word) => textOf(word, 40)?.toLowerCase() ?? []).slice(0, 10)
}

function countryOf(country: unknown): string | null {
  return typeof country === 'string' && /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null
}

function textOf(value: unknown, limit: number): string | null {
  if (typeof value !== 'string') return null
  const cleaned = cleanStrangerText(value, limit)
  return cleaned === '' ? null : cleaned
}
