import type { AddressReport } from '../../../shared/domain/address-report.ts'
import type { Case } from '../../../shared/domain/case.ts'
import { type Cell, packCell } from '../../../shared/domain/cell.ts'
import type { ProbeFinding } from '../../../shared/domain/health.ts'
import { aList as plainList } from '../../../shared/domain/list.test-support.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { encodeCells, encodeChanges, type ScanEvent } from '../../../shared/domain/live-scan.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import type { JudgedScan, ListEvidence } from '../../../shared/domain/scan-evidence.ts'
import { noSurroundings } from '../../../shared/domain/surroundings.ts'

/** A cell that was asked everywhere and is listed nowhere, unless changed. */
export const aCell = (change: Partial<Cell> = {}): number =>
  packCell({ severity: 'clear', allowed: false, unknown: false, progress: 'done', lists: 0, ...change })

const progress = {
  phase: 'asking' as const,
  checksDone: 100,
  checksTotal: 512,
  queriesSent: 120,
  ratePerSecond: 40,
  secondsLeft: 10,
}

/** A snapshot of a running scan. */
export const aSnapshot = (
  sequence: number,
  cells: readonly number[],
  change: Partial<ScanEvent> = {},
): ScanEvent =>
  ({
    kind: 'snapshot',
    sequence,
    state: 'running',
    progress,
    lists: [],
    cells: encodeCells(cells),
    ...change,
  }) as ScanEvent

/** Changes of a running scan. */
export const someChanges = (
  sequence: number,
  changes: readonly (readonly [number, number])[],
  change: Partial<ScanEvent> = {},
): ScanEvent =>
  ({
    kind: 'changes',
    sequence,
    state: 'running',
    progress,
    lists: [],
    changes: encodeChanges(changes),
    ...change,
  }) as ScanEvent

/** The list of the sample scan. */
export const aList = (change: Partial<DnsblList> = {}): DnsblList =>
  plainList({
    id: 'bad',
    name: 'Bad Senders',
    operatorId: 'example',
    operatorName: 'Example Operator',
    zone: 'bad.example',
    ratePerSecond: 50,
    codes: [{ match: '127.0.0.2', means: 'Sent spam to a trap' }],
    presets: ['mail'],
    ...change,
  })

const probe: ProbeFinding = {
  listId: 'bad',
  health: 'healthy',
  reason: 'The test entry is listed and the negative point is not.',
  marked: false,
  answers: [],
  probedAt: '2026-01-02T03:04:05Z',
}

/** A list's part in the sample scan. */
export const aPart = (change: Partial<ListEvidence> = {}): ListEvidence => ({
  list: aList(),
  removal: null,
  codeRemovals: [],
  before: probe,
  after: probe,
  medianAnswerMs: 12.3,
  clearUntil: null,
  counts: { checked: 256, listed: 1, clear: 255, noted: 0, unknown: 0 },
  ...change,
})

/** One listing of the sample scan; its text tries to be markup. */
export const aListing = (change: Partial<Listing> = {}): Listing => ({
  address: '192.0.2.7',
  target: 7,
  listId: 'bad',
  codes: ['127.0.0.2'],
  text: ['<img src=x onerror=alert(1)> see https://bad.example/7'],
  question: '7.2.0.192.bad.example',
  server: '127.0.0.1:5353',
  ttlSeconds: 300,
  observedAt: '2026-01-02T03:04:06Z',
  ...change,
})

/** One case of the sample scan. */
export const aCase = (change: Partial<Case> = {}): Case => ({
  id: 'case-1',
  kind: 'listing',
  operatorId: 'example',
  operatorName: 'Example Operator',
  listId: 'bad',
  listName: 'Bad Senders',
  scope: 'address',
  reference: null,
  ranges: ['192.0.2.7'],
  addresses: 1,
  codes: ['127.0.0.2'],
  means: ['Sent spam to a trap'],
  policy: false,
  severity: 'high',
  method: 'form',
  whoMayAsk: 'user',
  requests: 1,
  effortHours: [0.25, 0.5],
  effortBasis: 'Filling the form in.',
  delayHours: [12, 24],
  delayNote: null,
  url: 'https://bad.example/removal',
  email: null,
  needsFirst: [],
  corrected: [],
  userNote: '',
  unverified: [],
  confidence: 'high',
  ...change,
})

/** The scan itself: a finished /24. */
export const aScan = (change: Partial<Scan> = {}): Scan => ({
  id: 's1',
  block: '192.0.2.0/24',
  state: 'finished',
  failure: null,
  settings: {
    path: { kind: 'system', servers: ['127.0.0.1:53'] },
    ratePerSecond: 200,
    listRatePerSecond: null,
    timeoutMs: 2000,
    retries: 2,
    granularity: 64,
  },
  targets: 256,
  startedAt: '2026-01-02T03:04:05Z',
  finishedAt: '2026-01-02T03:05:05Z',
  activeSeconds: 60,
  queriesSent: 300,
  ignoredResponses: 0,
  catalogueVersion: '1',
  practice: false,
  ...change,
})

/** A judged scan with one listing on one list. */
export function aJudgedScan(scan: Partial<Scan> = {}): JudgedScan {
  return {
    evidence: {
      scan: aScan(scan),
      lists: [aPart()],
      listings: [aListing()],
      notes: [],
      unknowns: [],
      listedAddresses: 1,
      surroundings: noSurroundings,
      recurrences: [],
      corrections: [],
    },
    cases: [aCase()],
    verdict: {
      decision: 'conditional',
      headline: 'Take this block only when Bad Senders has let go of 192.0.2.7.',
      rules: 1,
      coverage: 0.97,
      effortHours: [0.25, 0.5],
      calendar: { days: [1, 1], firstDay: ['2026-01-03', '2026-01-03'], path: ['case-1'], open: [] },
      notExamined: ['netblocks', 'registry', 'routing', 'reverseDns'],
      reasons: [
        {
          code: 'high-listing',
          text: 'Bad Senders lists 1 address.',
          calls: 'conditional',
          weight: 0.6,
          listIds: ['bad'],
          caseIds: ['case-1'],
          part: null,
        },
      ],
    },
  }
}

/** What is stored about the listed address. */
export const aReport: AddressReport = {
  address: '192.0.2.7',
  target: 7,
  checks: [
    {
      listId: 'bad',
      listName: 'Bad Senders',
      zone: 'bad.example',
      state: 'listed',
      cause: null,
      health: 'healthy',
      question: '7.2.0.192.bad.example',
      listing: aListing(),
      means: ['Sent spam to a trap'],
      severity: 'high',
      lookupUrl: 'https://bad.example/look?ip=192.0.2.7',
      lookupUnverified: true,
    },
    {
      listId: 'silent',
      listName: 'Silent',
      zone: 'silent.example',
      state: 'unknown',
      cause: 'timeout',
      health: 'healthy',
      question: '7.2.0.192.silent.example',
      listing: null,
      means: [],
      severity: 'clear',
      lookupUrl: 'javascript:alert(1)',
      lookupUnverified: false,
    },
  ],
}
