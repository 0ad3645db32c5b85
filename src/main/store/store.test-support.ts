import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Case } from '../../shared/domain/case.ts'
import type { ListHealth, ProbeFinding } from '../../shared/domain/health.ts'
import { aList } from '../../shared/domain/list.test-support.ts'
import type { DnsblList, Polarity } from '../../shared/domain/list.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Removal } from '../../shared/domain/removal.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { Verdict } from '../../shared/domain/verdict.ts'
import type { Batch } from './commit-batch.ts'
import { openStore, type Store } from './open-store.ts'
import type { NewScanList } from './scan-lists-table.ts'

/** An owner that is this process. */
export const ME = `${process.pid}-aaaaaaaa`

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store on a new file of its own, or on the file named; closed when the test ends. */
export function testStore({
  file = path.join(temporaryFolder(), 'test.db'),
  practice = false,
  now = () => Date.now(),
}: {
  file?: string
  practice?: boolean
  now?: () => number
} = {}): Store {
  const store = openStore({ file, practice, now })
  onTestFinished(() => store.close())
  return store
}

/** The OperationError that `work` throws, in one line with its code. */
export function failureOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof OperationError) return `${error.code}: ${error.message} ${error.next}`
    throw error
  }
  return 'nothing was thrown'
}

export function testScan(change: Partial<Scan> = {}): Scan {
  return {
    id: '20260102-abcdef',
    block: '203.0.113.0/24',
    state: 'stopped',
    failure: null,
    settings: {
      path: { kind: 'resolver', servers: ['127.0.0.1:53'] },
      ratePerSecond: 100,
      listRatePerSecond: null,
      timeoutMs: 1000,
      retries: 2,
      granularity: 64,
    },
    targets: 256,
    startedAt: '2026-01-02T03:04:05.678Z',
    finishedAt: null,
    activeSeconds: 0,
    queriesSent: 0,
    ignoredResponses: 0,
    catalogueVersion: '2026.1',
    practice: false,
    ...change,
  }
}

export const testList = (id: string, polarity: Polarity = 'block'): DnsblList =>
  aList({
    id,
    name: `List ${id}`,
    operatorName: 'Operator “Ω”',
    zone: `${id}.example.test`,
    polarity,
    testPoints: { listed: '127.0.0.2', unlisted: null, listed6: null, unlisted6: null, neverListed: [] },
    codes: [{ match: '127.0.0.2', means: 'Spam', policy: false }],
    removalId: 'op-removal',
    presets: ['mail'],
  })

/** A list as a scan begins with it. */
export const newList = (id: string): NewScanList => ({
  list: testList(id),
  removal: testRemoval,
  codeRemovals: [],
})

export const testRemoval: Removal = {
  id: 'op-removal',
  operatorId: 'op',
  method: 'form',
  draftMode: 'form-text',
  whoMayAsk: 'user',
  whoMayAskNote: null,
  url: 'https://example.com/remove',
  email: null,
  languages: [],
  blockRequests: 'yes',
  blockRequestsNote: null,
  delayHours: [1, 2],
  delayNote: null,
  delayBasis: 'operator',
  expiryHours: null,
  expiryNote: null,
  repeatPolicy: null,
  etiquette: null,
  paidOption: null,
  effortHours: [0.25, 0.5],
  effortBasis: 'a form',
  needsFirst: [],
  evidenceWanted: [],
  unverified: [],
  confidence: 'high',
  sources: [],
}

export function testFinding(listId: string, health: ListHealth): ProbeFinding {
  const probedAt = '2026-01-02T03:04:06.000Z'
  return { listId, health, reason: `It is ${health}.`, marked: false, answers: [], probedAt }
}

export function testListing(listId: string, target: number, change: Partial<Listing> = {}): Listing {
  return {
    address: `203.0.113.${target}`,
    target,
    listId,
    codes: ['127.0.0.2', '127.0.0.10'],
    text: ['https://example.com/query', `'); DROP TABLE listings; -- \u0000\u202e`],
    question: `${target}.113.0.203.${listId}.example.test`,
    server: '127.0.0.1:5300',
    ttlSeconds: 300,
    observedAt: '2026-01-02T03:04:07.000Z',
    ...change,
  }
}

export function testBatch(change: Partial<Batch> = {}): Batch {
  return {
    chunks: [],
    listings: [],
    notes: [],
    probes: [],
    medians: [],
    clearUntils: [],
    forgottenLists: [],
    owner: ME,
    queriesSent: 0,
    ignoredResponses: 0,
    activeSeconds: 0,
    ...change,
  }
}

export function testVerdict(change: Partial<Verdict> = {}): Verdict {
  return {
    decision: 'conditional',
    headline: 'Clean up first.',
    rules: 1,
    coverage: 0.97,
    effortHours: [2, 5],
    calendar: { days: [1, 3], firstDay: ['2026-01-03', '2026-01-05'], path: ['c1'], open: [] },
    notExamined: [],
    reasons: [
      {
        code: 'high-listing',
        text: 'One.',
        calls: 'conditional',
        weight: 0.4,
        listIds: ['a'],
        caseIds: ['c1'],
        part: null,
      },
    ],
    ...change,
  }
}

export const testCase = {
  id: 'c1',
  operatorId: 'op',
  listId: 'a',
  ranges: ['203.0.113.7'],
} as unknown as Case

/** A store with one scan of `targets` addresses on the named lists, claimed by this process. */
export function storeWithScan(listIds: readonly string[] = ['a', 'b'], change: Partial<Scan> = {}) {
  const file = path.join(temporaryFolder(), 'test.db')
  const store = testStore({ file })
  const scan = testScan(change)
  store.scans.create(scan, listIds.map(newList))
  store.scans.claim(scan.id, ME)
  return { store, scan, file }
}
