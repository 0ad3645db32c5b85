import { parseIpv4 } from '../../../shared/domain/address.ts'
import type { Escalation } from '../../../shared/domain/escalation.ts'
import type { CodeRule, DnsblList, FilterUse, TestPoints } from '../../../shared/domain/list.ts'
import type { Operator } from '../../../shared/domain/removal.ts'
import type { ZoneFile } from '../../../shared/domain/zone-file.ts'
import type { ListEntry, RuleEntry } from './list-entry.ts'

const DEFAULT_RATE_PER_SECOND = 20

// Documentation ranges (RFC 5737, RFC 3849): no honest entry covers them.
const NEVER_LISTED = ['192.0.2.1', '203.0.113.1']
const NEVER_LISTED_6 = ['2001:db8::1', '2001:db8:ffff::1']

/** A list as the rest of the program knows it: the entry with every default filled in, its zone files found. */
export function buildList(entry: ListEntry, operator: Operator, zoneFiles: readonly ZoneFile[]): DnsblList {
  const families = entry.families ?? [4]
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    operatorId: operator.id,
    operatorName: operator.name,
    zone: entry.zone,
    families,
    polarity: entry.polarity ?? 'block',
    impact: entry.impact ?? 'medium',
    impactReason: entry.impactReason ?? null,
    ...(entry.usedBy ? { usedBy: entry.usedBy.map(buildUse) } : {}),
    granularity: entry.granularity ?? 'address',
    ...(entry.escalation ? { escalation: buildEscalation(entry.escalation) } : {}),
    ...(entry.answers === 'text' ? { answers: 'text' } : {}),
    what: entry.what ?? null,
    servers: entry.servers ?? [],
    zoneFiles,
    ratePerSecond: entry.rate ?? DEFAULT_RATE_PER_SECOND,
    // Nobody is asked about what is read from files.
    dailyBudget: zoneFiles.length > 0 ? null : (entry.dailyBudget ?? null),
    status: entry.status ?? 'active',
    testPoints: buildTestPoints(entry.testEntry, families.includes(4), families.includes(6)),
    codes: (entry.codes ?? []).map(buildRule),
    refusals: (entry.refusals ?? []).map(buildRule),
    access: {
      kind: entry.access?.kind ?? 'open',
      note: entry.access?.note ?? null,
      optInReason: entry.access?.optIn ?? null,
    },
    combines: entry.combines ?? [],
    removalId: entry.removal ?? null,
    lookupUrl: entry.lookupUrl ?? null,
    ...(entry.unverified ? { unverified: entry.unverified } : {}),
    presets: entry.presets ?? [],
    confidence: entry.confidence ?? 'unverified',
    sources: entry.sources ?? [],
    checkedOn: entry.checkedOn ?? null,
  }
}

/**
 * RFC 5782 §5 test points where the entry names none; null for a family that the list has no data for. A list with
 * IPv6 data only may name its points as `listed` and `unlisted`.
 */
function buildTestPoints(entry: ListEntry['testEntry'], has4: boolean, has6: boolean): TestPoints {
  const plain = has4 ? null : entry
  return {
    listed: has4 ? pick('127.0.0.2', entry?.listed) : null,
    unlisted: has4 ? pick('127.0.0.1', entry?.unlisted) : null,
    listed6: has6 ? pick('::ffff:7f00:2', entry?.listed6, mapped(plain?.listed)) : null,
    unlisted6: has6 ? pick('::ffff:7f00:1', entry?.unlisted6, mapped(plain?.unlisted)) : null,
    neverListed: entry?.neverListed ?? (has4 ? NEVER_LISTED : NEVER_LISTED_6),
  }
}

type Point = string | null | undefined

function pick(usual: string, ...given: readonly Point[]): string | null {
  const first = given.find((point) => point !== undefined)
  return first === undefined ? usual : first
}

/** An IPv4 point as the IPv6 address that maps it, in hexadecimal (RFC 4291 §2.5.5.2). */
function mapped(point: Point): Point {
  const value = typeof point === 'string' ? parseIpv4(point) : null
  return value === null ? point : `::ffff:${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`
}

function buildUse({ filter, weight }: NonNullable<ListEntry['usedBy']>[number]): FilterUse {
  return weight === undefined ? { filter } : { filter, weight }
}

function buildEscalation({ from, to, days, steps }: NonNullable<ListEntry['escalation']>): Escalation {
  const built = steps.map(({ prefix, entries }) => ({ prefixLength: prefix, entries }))
  return { fromListId: from, toListId: to, withinDays: days, steps: built }
}

function buildRule(entry: RuleEntry): CodeRule {
  const { match, means, impact, reason, policy, origin, removal } = entry
  return {
    match,
    means,
    ...(impact === undefined ? {} : { impact }),
    ...(reason === undefined ? {} : { reason }),
    ...(policy === undefined ? {} : { policy }),
    ...(origin === undefined ? {} : { origin }),
    ...(removal === undefined ? {} : { removalId: removal }),
  }
}
