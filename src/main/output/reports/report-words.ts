import type { CaseScope } from '../../../shared/domain/case.ts'
import { isUsable, type ListHealth } from '../../../shared/domain/health.ts'
import type { Severity } from '../../../shared/domain/impact.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { NetblockRelation } from '../../../shared/domain/netblock-findings.ts'
import type { UnknownCause } from '../../../shared/domain/outcome.ts'
import type { ScanPath } from '../../../shared/domain/path.ts'
import type { WorkCost } from '../../../shared/domain/price-work.ts'
import type { Hours, RemovalMethod, WhoMayAsk } from '../../../shared/domain/removal.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import type { ListEvidence } from '../../../shared/domain/scan-evidence.ts'
import { isShortOfAnswers } from '../../../shared/domain/short-of-answers.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Decision, Verdict } from '../../../shared/domain/verdict.ts'

/** The verdict in one word. */
export const decisionWords: Readonly<Record<Decision, string>> = {
  accept: 'Accept',
  conditional: 'Conditional',
  reject: 'Reject',
  inconclusive: 'Inconclusive',
}

/** What a list's health is called. */
export const healthWords: Readonly<Record<ListHealth, string>> = {
  healthy: 'Healthy',
  'no-test-entry': 'No test entry',
  wildcard: 'Lists everything',
  flooding: 'Floods',
  refusing: 'Refuses',
  unreachable: 'Unreachable',
  parked: 'Parked',
  gone: 'Gone',
}

/** Why a check has no answer. */
export const causeWords: Readonly<Record<UnknownCause, string>> = {
  timeout: 'No answer in time',
  servfail: 'Server failure (SERVFAIL)',
  refused: 'Question refused (REFUSED)',
  malformed: 'Answer not readable',
  'refusal-code': 'The list told us to go away',
  'outside-127': 'Answer outside 127.0.0.0/8',
  'unhealthy-list': 'List failed its health probe',
  budget: 'Daily query limit of the list reached',
  'unsupported-family': 'No data for this address family',
  cancelled: 'Not asked: the scan was stopped',
}

/** What a severity is called. */
export const severityWords: Readonly<Record<Severity, string>> = {
  clear: 'Clear',
  policy: 'Policy',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
}

/** How a removal is asked for. */
export const methodWords: Readonly<Record<RemovalMethod, string>> = {
  form: 'Form',
  email: 'Email',
  portal: 'Portal',
  expiry: 'Expires by itself',
  none: 'No way known',
}

/** Whom the operator listens to. */
export const whoWords: Readonly<Record<WhoMayAsk, string>> = {
  user: 'You',
  provider: 'Provider',
  holder: 'Registry holder',
  recipient: 'The recipient',
}

/** How far a case reaches. */
export const scopeWords: Readonly<Record<CaseScope, string>> = {
  address: 'Address',
  range: 'Range',
  netblock: 'Netblock',
  as: 'Whole AS',
}

/** How a netblock entry lies to the block. */
export const relationWords: Readonly<Record<NetblockRelation, string>> = {
  equals: 'Is the block',
  covers: 'Holds the block',
  inside: 'Inside the block',
  overlaps: 'Overlaps the block',
  neighbour: 'Near the block',
}

/** The sentence that marks every page and file of a practice scan. */
export const practiceMark = 'Practice: these addresses, lists and listings are made up.'

/** The health that a list's checks were counted under: the first unfit one, else the newest; null when not probed. */
export function healthOf({ before, after }: ListEvidence): ListHealth | null {
  if (before && !isUsable(before.health)) return before.health
  return (after ?? before)?.health ?? null
}

/** What to say of a list without a probe: it has nothing on this kind of address, or its turn did not come. */
export function whyNotProbed({ list }: ListEvidence, { block }: Pick<Scan, 'block'>): string {
  const family = block.includes(':') ? 6 : 4
  return list.families.includes(family) ? 'Not probed' : `No IPv${family} data`
}

/** The probe's sentence behind `healthOf`, cleaned; empty when there is none. */
export function healthReason({ before, after }: ListEvidence): string {
  const finding = before && !isUsable(before.health) ? before : (after ?? before)
  return cleanStrangerText(finding?.reason ?? '', 300)
}

/** True when every check of the list counts as unknown because of its health. */
export function isUnusable(entry: ListEvidence): boolean {
  const health = healthOf(entry)
  return health !== null && !isUsable(health)
}

/** Where a list's answers come from when it is no server: the files' age is that of the oldest. Empty when asked. */
export function describeSource({ zoneFiles }: Pick<DnsblList, 'zoneFiles'>): string {
  const oldest = zoneFiles.map(({ modifiedAt }) => modifiedAt).toSorted()[0]
  if (oldest === undefined) return ''
  const what = zoneFiles.length === 1 ? 'a file' : `${zoneFiles.length} files`
  return `read from ${what} of ${describeMoment(oldest)}, not asked at its servers`
}

/** The way the questions went, with its servers. */
export function describePath({ kind, servers }: ScanPath): string {
  const how = {
    system: 'system resolver',
    resolver: 'named resolver',
    direct: 'the lists’ own name servers',
  }[kind]
  return servers.length === 0 ? how : `${how} ${servers.join(', ')}`
}

/** A moment to the minute, in UTC. */
export function describeMoment(iso: string | null): string {
  return iso === null ? 'not finished' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
}

/** Hours of work: `2–5 h`, `6–18 min`, `none`. */
export function describeHours([low, high]: Hours): string {
  if (high === 0) return 'none'
  if (high < 1) return `${span(Math.round(low * 60), Math.round(high * 60))} min`
  return `${span(plain(low), plain(high))} h`
}

/** Said behind a count that can only be too low, since too little was answered; empty for any other. */
export const asFarAsKnown = (verdict: Pick<Verdict, 'decision' | 'coverage'>): string =>
  isShortOfAnswers(verdict) ? ', as far as anything was answered' : ''

/** The work of all cases together: `1–4 h in 2 cases`; never `none` where too little was answered to say so. */
export function describeEffort(
  cases: readonly unknown[],
  verdict: Pick<Verdict, 'decision' | 'coverage' | 'effortHours'>,
): string {
  if (cases.length === 0) return isShortOfAnswers(verdict) ? 'not known: too little was answered' : 'none'
  return `${describeHours(verdict.effortHours)} in ${describeQuantity(cases.length, 'case')}${asFarAsKnown(verdict)}`
}

/** A waiting time: `30 min`, `12–24 h`, `7 days`. */
export function describeDelay(hours: Hours | null): string {
  if (hours === null) return 'not known'
  const [low, high] = hours
  if (high === 0) return 'at once'
  if (high < 1) return `${span(Math.round(low * 60), Math.round(high * 60))} min`
  return high <= 72 ? `${span(plain(low), plain(high))} h` : `${span(plain(low / 24), plain(high / 24))} days`
}

/** A share in whole percent, rounded down, so that an unknown is never rounded away. */
export const describePercent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`

/** `1 address`, `1,204 addresses`. */
export const describeQuantity = (count: number, one: string, many = `${one}s`): string =>
  `${describeNumber(count)} ${count === 1 ? one : many}`

/** A count with thousands apart. */
export const describeNumber = (count: number): string => count.toLocaleString('en')

/** Money in whole units, low and high: `60–180 EUR`. */
const describeMoney = ([low, high]: Hours, currency: string): string =>
  `${span(describeNumber(Math.round(low)), describeNumber(Math.round(high)))} ${currency}`

/** What work comes to at the user's rate, and that nothing else is counted. */
export const describeWorkCost = ({ hourlyRate, currency, cost }: WorkCost): string =>
  `${describeMoney(cost, currency)} at ${describeNumber(hourlyRate)} ${currency} an hour; paid removal is never recommended`

const plain = (hours: number): string => String(hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours))

const span = (low: string | number, high: string | number): string =>
  String(low) === String(high) ? String(high) : `${low}–${high}`
