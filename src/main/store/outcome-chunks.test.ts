import { statSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLEAR, LISTED, unknownState } from '../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { DirtyChunk } from './commit-batch.ts'
import { CHUNK_CHECKS } from './outcome-chunks.ts'
import { failureOf, storeWithScan, testBatch } from './store.test-support.ts'

/** A map's chunk, cut as the scan's journal cuts it. */
function cut(listId: string, map: OutcomeMap, chunk: number): DirtyChunk {
  const from = (chunk * CHUNK_CHECKS) / 2
  return { listId, chunk, states: map.bytes.slice(from, from + CHUNK_CHECKS / 2) }
}

const everyChunk = (listId: string, map: OutcomeMap): DirtyChunk[] =>
  Array.from({ length: Math.ceil(map.count / CHUNK_CHECKS) }, (_, chunk) => cut(listId, map, chunk))

/** A map in which neighbours, bytes and chunks all differ. */
function motley(count: number): OutcomeMap {
  const map = new OutcomeMap(count)
  for (let target = 0; target < count; target++) map.set(target, (target * 7 + (target >>> 8)) % 14)
  return map
}

test.each([1, 2, 255, CHUNK_CHECKS - 1, CHUNK_CHECKS, CHUNK_CHECKS + 1, 65_535, 65_536])(
  'a map of %d checks comes back, its tail too',
  (targets) => {
    const { store, scan } = storeWithScan(['a', 'b'], { block: '198.51.0.0/16', targets })
    const map = motley(targets)
    store.commitBatch(scan.id, testBatch({ chunks: everyChunk('a', map) }))
    expect(store.outcomes.load(scan.id, 'a', targets)).toEqual(map)
    expect(store.outcomes.load(scan.id, 'b', targets)).toEqual(new OutcomeMap(targets))
  },
)

test('chunks that were never committed are pending', () => {
  const targets = CHUNK_CHECKS * 3
  const { store, scan } = storeWithScan(['a'], { targets })
  const map = motley(targets)
  store.commitBatch(scan.id, testBatch({ chunks: [cut('a', map, 1)] }))
  const loaded = store.outcomes.load(scan.id, 'a', targets)
  expect(loaded.bytes.subarray(0, 4096).every((byte) => byte === 0)).toBe(true)
  expect(loaded.bytes.subarray(4096, 8192)).toEqual(map.bytes.subarray(4096, 8192))
  expect(loaded.bytes.subarray(8192).every((byte) => byte === 0)).toBe(true)
})

test('a chunk of the wrong length or beyond the end is never stored', () => {
  const { store, scan } = storeWithScan(['a'], { targets: CHUNK_CHECKS + 10 })
  const commit = (chunk: number, bytes: number): void =>
    store.commitBatch(scan.id, testBatch({ chunks: [{ listId: 'a', chunk, states: new Uint8Array(bytes) }] }))
  for (const [chunk, bytes] of [
    [0, 4095],
    [0, 4097],
    [1, 4],
    [1, 6],
    [2, 1],
  ] as const) {
    expect(() => commit(chunk, bytes)).toThrow(RangeError)
  }
  expect(() => commit(1, 5)).not.toThrow()
})

test('a stored chunk that does not fit the scan is told as damage', () => {
  const { store, scan } = storeWithScan(['a'], { targets: 100 })
  store.commitBatch(scan.id, testBatch({ chunks: everyChunk('a', motley(100)) }))
  expect(failureOf(() => store.outcomes.load(scan.id, 'a', 90))).toMatch(/^database: .*chunk 0 of list 'a'/)
})

test('forty lists of a /16 stay at 4 bits per check on the disk, plus a quarter at most', () => {
  const [targets, lists] = [65_536, 40]
  const ids = Array.from({ length: lists }, (_, i) => `list-${i}`)
  const sizeWith = (rounds: number): number => {
    const { store, scan, file } = storeWithScan(ids, { block: '198.51.0.0/16', targets })
    for (let round = 0; round < rounds; round++) {
      for (const id of ids) store.commitBatch(scan.id, testBatch({ chunks: everyChunk(id, motley(targets)) }))
    }
    store.close()
    return statSync(file).size
  }
  // Written three times over, as a scan does: rewriting must not make the file grow.
  const bytes = sizeWith(3) - sizeWith(0)
  const ideal = (targets * lists) / 2
  expect(bytes).toBeGreaterThanOrEqual(ideal)
  expect(bytes).toBeLessThan(ideal * 1.25)
})

test('whatever is settled, in whatever batches, loads as the map in memory', () => {
  const targets = CHUNK_CHECKS * 2 + 37
  const states = [CLEAR, LISTED, unknownState('timeout'), unknownState('cancelled')]
  const change = fc.record({
    list: fc.constantFrom('a', 'b'),
    from: fc.nat(targets - 1),
    run: fc.integer({ min: 1, max: 200 }),
    state: fc.constantFrom(...states),
  })
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 6 }), (batches) => {
      const { store, scan } = storeWithScan(['a', 'b'], { targets })
      const model = { a: new OutcomeMap(targets), b: new OutcomeMap(targets) }
      for (const changes of batches) {
        const dirty = new Map<string, DirtyChunk>()
        for (const { list, from, run, state } of changes) {
          for (let target = from; target < Math.min(from + run, targets); target++) {
            model[list].set(target, state)
            const chunk = Math.floor(target / CHUNK_CHECKS)
            dirty.set(`${list} ${chunk}`, { listId: list, chunk, states: new Uint8Array() })
          }
        }
        const chunks = [...dirty.values()].map(({ listId, chunk }) =>
          cut(listId, model[listId as 'a'], chunk),
        )
        store.commitBatch(scan.id, testBatch({ chunks }))
      }
      expect(store.outcomes.load(scan.id, 'a', targets)).toEqual(model.a)
      expect(store.outcomes.load(scan.id, 'b', targets)).toEqual(model.b)
      store.close()
    }),
    { numRuns: 30 },
  )
})
