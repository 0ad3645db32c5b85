import { formatRange, parseBlock } from '../../../shared/domain/block.ts'
import type { Case } from '../../../shared/domain/case.ts'
import { compareCountry } from '../../../shared/domain/compare-country.ts'
import { gradeCodes } from '../../../shared/domain/grade-listing.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { NetblockHit } from '../../../shared/domain/netblock-findings.ts'
import { costOfWork, type WorkRate } from '../../../shared/domain/price-work.ts'
import type { UnknownRun } from '../../../shared/domain/scan.ts'
import type { JudgedScan, ListEvidence, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { type Breathe, holdBreath } from './breathe.ts'
import { carriedSentences } from './carried-sentences.ts'
import { completeUnknowns, countChecks, countListChecks } from './count-checks.ts'
import { notExaminedSentences } from './not-examined.ts'
import { writeJson } from './write-json.ts'

/** Characters of one TXT record. */
const LONGEST_TEXT = 2000

/**
 * A judged scan as one line of JSON, schema `blockvet.scan/1`, without a line end: several make NDJSON. Texts of
 * strangers come without control characters and cut to 2,000, since scripts print them. Checks that were never made
 * count as unknown, cause `cancelled`. `rate` prices the work; null leaves money out.
 */
export async function scanJsonText(judged: JudgedScan, options: ScanJsonOptions = {}): Promise<string> {
  let text = ''
  for await (const piece of scanJsonPieces(judged, options)) text += piece
  return text
}

/** How a scan is written as JSON. */
interface ScanJsonOptions {
  readonly rate?: WorkRate | null
  readonly breathe?: Breathe
}

/** The same text in pieces, each made when it is wanted. */
export function scanJsonPieces(
  judged: JudgedScan,
  { rate = null, breathe = holdBreath }: ScanJsonOptions = {},
): AsyncGenerator<string> {
  const { evidence, cases, verdict } = judged
  const { scan, lists } = evidence
  const { checked, listed, clear, noted, unknown } = countChecks(evidence)
  const byId = new Map(lists.map(({ list }) => [list.id, list]))
  const cost = costOfWork(verdict.effortHours, rate)
  const object = {
    schema: 'blockvet.scan/1',
    scanId: scan.id,
    practice: scan.practice,
    block: scan.block,
    startedAt: scan.startedAt,
    finishedAt: scan.finishedAt,
    path: scan.settings.path,
    addresses: scan.targets,
    totals: {
      checks: checked,
      listed,
      clear,
      noted,
      unknown,
      queriesSent: scan.queriesSent,
      seconds: Math.round(scan.activeSeconds * 10) / 10,
    },
    lists: lists.map((entry) => listObject(entry, scan.targets)),
    listings: () => mapEach(evidence.listings, (listing) => listingObject(listing, byId.get(listing.listId))),
    notes: () => mapEach(evidence.notes, (note) => listingObject(note, byId.get(note.listId))),
    unknowns: completeUnknowns(evidence, wholeRange(scan.block)).map(unknownObject),
    ...rescanObjects(evidence),
    ...surroundingsObjects(evidence.surroundings),
    ...countryObject(evidence),
    notExamined: [...notExaminedSentences(evidence.surroundings), ...carriedSentences(evidence)],
    cases: cases.map(caseObject),
    verdict: verdictObject(verdict),
    ...(cost === null ? {} : { workCost: cost }),
  }
  return writeJson(object, evidence.listings.length + evidence.notes.length, breathe)
}

/** Made one by one: together they would be as large again as the text. */
function* mapEach<T>(entries: readonly T[], make: (entry: T) => unknown): Generator {
  for (const entry of entries) yield make(entry)
}

/** How the scan builds on an earlier one, and what it took over with which date; nothing for a scan of its own. */
function rescanObjects({ scan, carried = [] }: ScanEvidence) {
  const { rescan } = scan.settings
  if (!rescan) return {}
  return { rescan, carried: carried.map(({ listId, ...rest }) => ({ list: listId, ...rest })) }
}

/** Empty where a part was not examined; `notExamined` says so. */
function surroundingsObjects({ netblocks, registry, routing, reverseDns }: Surroundings) {
  const hits = netblocks?.hits ?? []
  return {
    netblocks: hits.filter(({ relation }) => relation !== 'neighbour').map(hitObject),
    netblocksNear: hits.filter(({ relation }) => relation === 'neighbour').map(hitObject),
    feeds: netblocks?.feeds ?? [],
    feedsUnread: netblocks?.unread ?? [],
    registry: registry ?? {},
    routing: routing ?? {},
    rdns: reverseDns ?? {},
  }
}

/** What is known of the country that the offer promises; nothing without a promise. */
function countryObject({ promisedCountry, surroundings }: ScanEvidence) {
  const country = compareCountry(promisedCountry, surroundings)
  return country === null ? {} : { country }
}

const hitObject = ({ feedId, ...hit }: NetblockHit) => ({ feed: feedId, ...hit })

function listObject(entry: ListEvidence, targets: number) {
  const { list, before, after } = entry
  return {
    id: list.id,
    zone: list.zone,
    polarity: list.polarity,
    health: before?.health ?? null,
    healthAfter: after?.health ?? null,
    ...sourceOf(list),
    ...countListChecks(entry, targets),
  }
}

/** `file` with the date of its data (the oldest, where they are several), or `dns`. */
function sourceOf({ zoneFiles }: DnsblList) {
  const oldest = zoneFiles.map(({ modifiedAt }) => modifiedAt).toSorted()[0]
  return oldest === undefined ? { source: 'dns' } : { source: 'file', sourceDate: oldest }
}

function listingObject({ address, listId, codes, text, observedAt }: Listing, list: DnsblList | undefined) {
  const means = list ? gradeCodes(list, codes).map((graded) => graded.means) : []
  const words = text.map((record) => cleanStrangerText(record, LONGEST_TEXT))
  return { address, list: listId, codes, means, text: words, observedAt }
}

function unknownObject({ listId, cause, health, addresses, ranges }: UnknownRun) {
  return { list: listId, cause, ...(health === null ? {} : { health }), addresses, ranges }
}

function caseObject(entry: Case) {
  const { id, kind, operatorId, listId, scope, reference, ranges, addresses, codes, severity } = entry
  const { method, whoMayAsk, requests, effortHours, effortBasis, delayHours, needsFirst, corrected } = entry
  return {
    id,
    kind,
    operator: operatorId,
    list: listId,
    scope,
    reference,
    ranges,
    addresses,
    codes,
    severity,
    method,
    whoMayAsk,
    requests,
    effortHours,
    effortBasis,
    delayHours,
    needsFirst,
    corrected,
  }
}

function verdictObject(verdict: Verdict) {
  const { decision, headline, rules, coverage, effortHours, calendar, reasons } = verdict
  return {
    decision,
    headline,
    rules,
    coverage,
    effortHours,
    calendar,
    reasons: reasons.map(({ code, text, calls, weight, listIds, caseIds }) => ({
      code,
      text,
      calls,
      weight,
      lists: listIds,
      cases: caseIds,
    })),
  }
}

function wholeRange(block: string): string {
  const parsed = parseBlock(block)
  return parsed.ok ? formatRange(parsed.block) : block
}
