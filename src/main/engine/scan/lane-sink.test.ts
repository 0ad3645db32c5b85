import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aList } from '../../../shared/domain/list.test-support.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { unknownState } from '../../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import { LaneSink, repeatWords } from './lane-sink.ts'
import { finding } from './scan-bench.test-support.ts'
import type { ScanSink } from './scan-ports.ts'

const TARGETS = 64
const listIds = ['a', 'b', 'c']

type Call = readonly [method: keyof ScanSink, ...words: readonly unknown[]]

/** A sink that remembers its calls. */
function rememberingSink() {
  const calls: Call[] = []
  const keep =
    (method: keyof ScanSink) =>
    (...words: readonly unknown[]) =>
      void calls.push([method, ...words])
  const sink: ScanSink = {
    probed: keep('probed'),
    settled: keep('settled'),
    lost: keep('lost'),
    answerTime: keep('answerTime'),
    clearUntil: keep('clearUntil'),
  }
  return { sink, calls }
}

const listing = (listId: string, target: number): Listing => ({
  address: '203.0.113.1',
  target,
  listId,
  codes: ['127.0.0.2'],
  text: [],
  question: '1.113.0.203.bl.test',
  server: '127.0.0.1:53',
  ttlSeconds: 60,
  observedAt: '2026-01-01T00:00:00.000Z',
})

const listId = fc.constantFrom(...listIds)
const target = fc.integer({ min: 0, max: TARGETS - 1 })
const plain = fc
  .tuple(listId, target, fc.integer({ min: 1, max: 15 }))
  .map(([id, at, state]): Call => ['settled', id, at, state, null])
const call = fc.oneof(
  { weight: 20, arbitrary: plain },
  fc.tuple(listId, target).map(([id, at]): Call => ['settled', id, at, 2, listing(id, at)]),
  fc
    .tuple(listId, fc.constantFrom('before', 'after'))
    .map(([id, when]): Call => ['probed', id, when, finding('healthy')]),
  listId.map((id): Call => ['lost', id, 'unhealthy-list']),
  fc.tuple(listId, fc.double({ min: 0, max: 5000 })).map(([id, ms]): Call => ['answerTime', id, ms]),
  fc.tuple(listId, fc.nat()).map(([id, atMs]): Call => ['clearUntil', id, atMs]),
)

const jobs = () =>
  listIds.map((id) => ({ list: aList({ id }), map: new OutcomeMap(TARGETS), before: null, after: null }))

function tell(sink: ScanSink, [method, ...words]: Call): void {
  ;(sink[method] as (...words: readonly unknown[]) => void)(...words)
}

test('a scan hears from a lane just what happened there, in its order, whenever reports are taken', () => {
  fc.assert(
    fc.property(fc.array(fc.array(call, { maxLength: 60 }), { maxLength: 6 }), (reports) => {
      const lane = new LaneSink(jobs())
      const heard = rememberingSink()
      for (const calls of reports) {
        for (const each of calls) tell(lane, each)
        repeatWords(structuredClone(lane.take()), listIds, heard.sink)
      }
      expect(heard.calls).toEqual(reports.flat())
    }),
    { numRuns: 200 },
  )
})

test('more checks than fit into one piece are told all the same', () => {
  const lane = new LaneSink(jobs())
  const heard = rememberingSink()
  const calls = Array.from({ length: 10_001 }, (_, i): Call => ['settled', 'b', i % TARGETS, 1, null])
  for (const each of calls) tell(lane, each)
  repeatWords(lane.take(), listIds, heard.sink)
  expect(heard.calls).toEqual(calls)
  expect(lane.take()).toEqual([])
})

test('the maps of the lane follow what it tells', () => {
  const lists = jobs()
  const lane = new LaneSink(lists)
  lane.settled('b', 7, 1, null)
  expect(lists[1]?.map.get(7)).toBe(1)
  lane.lost('b', 'unhealthy-list')
  expect(lists[1]?.map.get(8)).toBe(unknownState('unhealthy-list'))
  expect(lists[0]?.map.get(7)).toBe(0)
})
