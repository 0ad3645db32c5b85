import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { CLEAR, LISTED, PENDING, unknownState } from '../../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import { cellChanges } from '../../../shared/domain/scan-diff.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import type { ScanChecks } from './compare-checks.ts'
import { diffScans } from './diff-scans.ts'
import { buildEvidence } from './evidence.test-support.ts'

const timeout = unknownState('timeout')

/** The checks of lists given as states by target; a listed target may carry codes. */
function checks(block: string, lists: Readonly<Record<string, readonly (number | string)[]>>): ScanChecks {
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, 64)
  const { lists: entries } = buildEvidence(
    block,
    Object.keys(lists).map((id) => ({ list: { id } })),
  )
  const listings: Listing[] = []
  const built = entries.map(({ list }) => {
    const map = new OutcomeMap(targets.count)
    for (let target = 0; target < targets.count; target++) {
      const state = lists[list.id]?.[target] ?? CLEAR
      map.set(target, typeof state === 'string' ? LISTED : state)
      if (typeof state !== 'string' && state !== LISTED) continue
      const codes = typeof state === 'string' ? [state] : ['127.0.0.2']
      listings.push({ target, listId: list.id, codes } as unknown as Listing)
    }
    return { list, map }
  })
  return { targets, lists: built, listings }
}

const kindsOf = (before: readonly (number | string)[], after: readonly (number | string)[]) =>
  diffScans(checks('203.0.113.0/29', { bl: before }), checks('203.0.113.0/29', { bl: after }))?.changes.map(
    ({ kind, ranges }) => `${kind} ${ranges.join(',')}`,
  )

test('each way a check can change has its name, neighbours are taken together', () => {
  expect(
    kindsOf(
      [CLEAR, CLEAR, LISTED, LISTED, timeout, CLEAR, timeout, '127.0.0.2'],
      [LISTED, LISTED, CLEAR, timeout, LISTED, timeout, CLEAR, '127.0.0.3'],
    ),
  ).toEqual([
    'appeared 203.0.113.0-203.0.113.1',
    'unknown-to-listed 203.0.113.4',
    'changed-code 203.0.113.7',
    'listed-to-unknown 203.0.113.3',
    'went 203.0.113.2',
    'clear-to-unknown 203.0.113.5',
    'unknown-to-clear 203.0.113.6',
  ])
})

test('what was not asked is unknown: it neither goes nor appears', () => {
  expect(kindsOf([LISTED, PENDING], [PENDING, LISTED])).toEqual([
    'unknown-to-listed 203.0.113.1',
    'listed-to-unknown 203.0.113.0',
  ])
  expect(kindsOf([timeout], [unknownState('servfail')])).toEqual([])
})

test('a list that only one scan asked is said and not compared', () => {
  const found = diffScans(
    checks('203.0.113.0/30', { bl: [LISTED], old: [LISTED] }),
    checks('203.0.113.0/30', { bl: [LISTED], new: [LISTED] }),
  )
  expect(found).toMatchObject({ changes: [], listsOnlyBefore: ['old'], listsOnlyAfter: ['new'] })
  expect(found?.counts).toEqual({ appeared: 0, went: 0, revealed: 0, hidden: 0, recoded: 0 })
})

test('blocks that overlap are compared where they do', () => {
  const found = diffScans(
    checks('203.0.113.0/30', { bl: [CLEAR, CLEAR, LISTED, CLEAR] }),
    checks('203.0.113.2-203.0.113.6', { bl: [CLEAR, LISTED, LISTED] }),
  )
  expect(found?.compared).toBe(2)
  expect(found?.changes.map(({ kind, ranges }) => [kind, ...ranges])).toEqual([
    ['appeared', '203.0.113.3'],
    ['went', '203.0.113.2'],
  ])
  expect([...(found?.cells ?? [])].map((cell) => cellChanges[cell])).toEqual([
    'better',
    'worse',
    'not-compared',
    'not-compared',
    'not-compared',
  ])
  expect(diffScans(checks('203.0.113.0/30', {}), checks('198.51.100.0/30', {}))).toBeNull()
})

test('a cell joins what its lists say, in whatever order', () => {
  const cellOf = (before: Record<string, (number | string)[]>, after: Record<string, (number | string)[]>) =>
    cellChanges[diffScans(checks('203.0.113.0/32', before), checks('203.0.113.0/32', after))?.cells[0] ?? 0]
  expect(cellOf({ a: [CLEAR], b: [LISTED] }, { a: [LISTED], b: [CLEAR] })).toBe('mixed')
  expect(cellOf({ a: [CLEAR], b: [LISTED] }, { a: [timeout], b: [CLEAR] })).toBe('better')
  expect(cellOf({ a: [LISTED], b: [CLEAR] }, { a: [timeout], b: [CLEAR] })).toBe('less-known')
  expect(cellOf({ a: [timeout], b: [LISTED] }, { a: [CLEAR], b: [timeout] })).toBe('less-known')
  expect(cellOf({ a: [timeout], b: [LISTED] }, { a: [CLEAR], b: [LISTED] })).toBe('more-known')
})

test('turned round, what appeared went, and nothing else moves; unknown is in neither', () => {
  const states = fc.array(fc.constantFrom(PENDING, CLEAR, LISTED, timeout, '127.0.0.9'), {
    minLength: 8,
    maxLength: 8,
  })
  fc.assert(
    fc.property(states, states, (one, two) => {
      const [a, b] = [checks('203.0.113.0/29', { bl: one }), checks('203.0.113.0/29', { bl: two })]
      const [there, back] = [diffScans(a, b)?.counts, diffScans(b, a)?.counts]
      expect(back).toEqual({
        appeared: there?.went,
        went: there?.appeared,
        revealed: there?.hidden,
        hidden: there?.revealed,
        recoded: there?.recoded,
      })
      const gone = one.filter((state, i) => isListed(state) && two[i] === CLEAR).length
      expect(there?.went).toBe(gone)
      expect(diffScans(a, a)?.changes).toEqual([])
    }),
    { numRuns: 200 },
  )
})

const isListed = (state: number | string): boolean => state === LISTED || typeof state === 'string'
