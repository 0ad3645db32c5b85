import { formatAddress } from '../../../shared/domain/address.ts'
import { formatRange, parseBlock } from '../../../shared/domain/block.ts'
import type { ListHealth } from '../../../shared/domain/health.ts'
import { aList } from '../../../shared/domain/list.test-support.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { UnknownCause } from '../../../shared/domain/outcome.ts'
import type { Removal } from '../../../shared/domain/removal.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { type Surroundings } from '../../../shared/domain/surroundings.ts'
import { addressOfTarget, rangeOfTargets, targetsOf } from '../../../shared/domain/targets.ts'

/** What one list said in a built scan; every target that is not named answered clear. */
export interface ListStory {
  readonly list: Partial<DnsblList> & { readonly id: string }
  readonly removal?: Partial<Removal>
  /** Procedures of single codes. */
  readonly codeRemovals?: readonly (Partial<Removal> & { readonly id: string })[]
  readonly health?: ListHealth
  readonly reason?: string
  /** Target → codes, or codes and TXT. */
  readonly listed?: Readonly<
    Record<number, string | { readonly codes: readonly string[]; readonly text?: readonly string[] }>
  >
  readonly unknown?: { readonly cause: UnknownCause; readonly from: number; readonly to: number }
}

/** Builds the evidence of a scan of `block` from what each list said. Counts, runs and order follow from that. */
export function buildEvidence(
  block: string,
  stories: readonly ListStory[],
  scan: Partial<Scan> = {},
  surroundings: Partial<Surroundings> = {},
): ScanEvidence {
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, scan.settings?.granularity ?? 64)
  const full = aScan(block, targets.count, scan)
  const blockLists = new Set(
    stories.filter(({ list }) => (list.polarity ?? 'block') === 'block').map(({ list }) => list.id),
  )
  const said = stories.flatMap((story) =>
    Object.entries(story.listed ?? {}).map(([key, entry]): Listing => {
      const target = Number(key)
      const { codes, text = [] } = typeof entry === 'string' ? { codes: entry.split(' ') } : entry
      const address = formatAddress(addressOfTarget(targets, target))
      return { ...aListing(story.list.id, target, address), codes, text }
    }),
  )
  const ordered = said.toSorted((a, b) => a.target - b.target || (a.listId < b.listId ? -1 : 1))
  const listings = ordered.filter(({ listId }) => blockLists.has(listId))
  return {
    scan: full,
    lists: stories.map((story) => {
      const removal = story.removal ? aRemoval({ id: `${story.list.id}-removal`, ...story.removal }) : null
      const list = listOf({ removalId: removal?.id ?? null, ...story.list })
      const answers = Object.keys(story.listed ?? {}).length
      const unknown = story.unknown ? story.unknown.to - story.unknown.from + 1 : 0
      const isBlock = list.polarity === 'block'
      const finding = {
        listId: list.id,
        health: story.health ?? 'healthy',
        reason: story.reason ?? '',
        marked: false,
        answers: [],
        probedAt: full.startedAt,
      } as const
      return {
        list,
        removal,
        codeRemovals: (story.codeRemovals ?? []).map(aRemoval),
        before: finding,
        after: finding,
        medianAnswerMs: 12,
        clearUntil: null,
        counts: {
          checked: targets.count,
          listed: isBlock ? answers : 0,
          noted: isBlock ? 0 : answers,
          unknown,
          clear: targets.count - answers - unknown,
        },
      }
    }),
    listings,
    notes: ordered.filter(({ listId }) => !blockLists.has(listId)),
    unknowns: stories.flatMap(({ list, unknown, health }) => {
      if (!unknown) return []
      const { cause, from, to } = unknown
      const ranges = [formatRange(rangeOfTargets(targets, from, to))]
      const run = { listId: list.id, cause, health: cause === 'unhealthy-list' ? (health ?? null) : null }
      return [{ ...run, addresses: to - from + 1, ranges }]
    }),
    recurrences: [],
    corrections: [],
    listedAddresses: new Set(listings.map(({ target }) => target)).size,
    surroundings: { ...calmSurroundings(targets.count), ...surroundings },
  }
}

/** Everything examined and nothing found: own registration, one authorised origin, names that resolve back. */
export function calmSurroundings(addresses: number): Surroundings {
  const examinedAt = '2026-11-23T09:00:00.000Z'
  const feed = {
    feedId: 'calm',
    feedName: 'Calm feed',
    kind: 'netblock',
    impact: 'high',
    feedDate: examinedAt,
    stale: false,
    staleReason: null,
    entries: 1000,
    touching: 0,
    near: 0,
    badLines: 0,
    aggregateOf: [],
    lists: [],
    url: 'https://example.org/',
  } as const
  return {
    netblocks: { examinedAt, feeds: [{ ...feed, attribution: null }], unread: [], hits: [] },
    registry: {
      examinedAt,
      registry: 'RIPE NCC',
      source: 'rdap',
      chain: [],
      children: [],
      childrenSought: 'listed',
      state: 'reassigned-to-seller',
      explanation: 'The block is registered to the seller.',
      askProvider: null,
      tradeOff: null,
      rules: [],
      flags: [],
      delegation: null,
      gaps: [],
      failure: null,
    },
    routing: {
      examinedAt,
      source: 'table',
      dataDate: examinedAt,
      origins: [
        { asn: 64_500, asName: 'EXAMPLE', prefix: '198.51.100.0/22', asCountry: null, rpki: 'valid' },
      ],
      announced: true,
      rpki: 'valid',
      authorizations: [],
      rpkiText: null,
      asListings: [],
      country: null,
      promisedCountry: null,
      failure: null,
      gaps: [],
    },
    reverseDns: {
      examinedAt,
      addresses,
      counts: { confirmed: addresses, unconfirmed: 0, missing: 0, unknown: 0 },
      servers: ['192.0.2.53:53'],
      states: 'c'.repeat(addresses),
      names: [],
      generic: 0,
      genericReason: null,
      templates: [],
      domains: [],
      zones: [],
      classless: null,
      failure: null,
    },
  }
}

/** The same story for many targets. */
export const listedOn = (targets: readonly number[], codes = '127.0.0.2', text: readonly string[] = []) =>
  Object.fromEntries(targets.map((target) => [target, { codes: codes.split(' '), text }]))

/** Whole numbers from `from` to `to`, both included. */
export const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

function aScan(block: string, targets: number, change: Partial<Scan>): Scan {
  return {
    id: '20261123-abcdef',
    block,
    state: 'finished',
    failure: null,
    settings: {
      path: { kind: 'resolver', servers: ['192.0.2.53:53'] },
      ratePerSecond: 2000,
      listRatePerSecond: null,
      timeoutMs: 2000,
      retries: 2,
      granularity: 64,
    },
    targets,
    startedAt: '2026-11-23T09:00:00.000Z',
    finishedAt: '2026-11-23T09:02:00.000Z',
    activeSeconds: 120,
    queriesSent: 1234,
    ignoredResponses: 0,
    catalogueVersion: '2026.11',
    practice: false,
    ...change,
  }
}

function aListing(listId: string, target: number, address: string): Listing {
  return {
    address,
    target,
    listId,
    codes: [],
    text: [],
    question: `${address}.${listId}.example`,
    server: '192.0.2.53:53',
    ttlSeconds: 60,
    observedAt: '2026-11-23T09:01:00.000Z',
  }
}

function listOf(change: Partial<DnsblList> & { readonly id: string }): DnsblList {
  return aList({
    name: change.id,
    operatorId: `${change.id}-op`,
    operatorName: `Operator of ${change.id}`,
    zone: `${change.id}.example`,
    families: [4, 6],
    codes: [{ match: '127.0.0.2', means: 'Spam source' }],
    ...change,
  })
}

function aRemoval(change: Partial<Removal> & { readonly id: string }): Removal {
  return {
    operatorId: 'op',
    method: 'form',
    draftMode: 'form-text',
    whoMayAsk: 'user',
    whoMayAskNote: null,
    url: 'https://removal.example/form',
    email: null,
    languages: [],
    blockRequests: 'no',
    blockRequestsNote: null,
    delayHours: [12, 24],
    delayNote: null,
    delayBasis: 'operator',
    expiryHours: null,
    expiryNote: null,
    repeatPolicy: null,
    etiquette: null,
    paidOption: null,
    effortHours: [0.1, 0.3],
    effortBasis: 'Estimate.',
    needsFirst: [],
    evidenceWanted: [],
    unverified: [],
    confidence: 'high',
    sources: [],
    ...change,
  }
}
