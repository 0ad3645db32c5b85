import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unpackCell } from '../../shared/domain/cell.ts'
import type { Impact } from '../../shared/domain/impact.ts'
import { aList } from '../../shared/domain/list.test-support.ts'
import type { DnsblList, Polarity } from '../../shared/domain/list.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { decodeChanges } from '../../shared/domain/live-scan.ts'
import { CLEAR, LISTED, NOTED, unknownState } from '../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import { ScanBoard } from './scan-board.ts'

const list = (id: string, impact: Impact, polarity: Polarity = 'block'): DnsblList =>
  aList({
    id,
    polarity,
    impact,
    codes: [
      { match: '127.0.0.10', means: 'Policy', policy: true },
      { match: '127.0.0.2', means: 'Spam' },
    ],
  })

function listing(listId: string, target: number, code: string): Listing {
  const observedAt = '2026-01-01T00:00:00.000Z'
  return {
    address: '',
    target,
    listId,
    codes: [code],
    text: [],
    question: '',
    server: '',
    ttlSeconds: 0,
    observedAt,
  }
}

const lists = [list('big', 'critical'), list('mid', 'medium'), list('allow', 'none', 'allow')]

function board(targets: number): ScanBoard {
  return new ScanBoard(
    targets,
    4,
    lists.map((entry) => ({ list: entry, map: new OutcomeMap(targets), evidence: [], health: null })),
  )
}

const cellOf = (of: ScanBoard, target: number) => unpackCell(of.cells()[target] ?? 0)

test('a cell shows the worst listing, the number of block lists, and allow lists apart', () => {
  const live = board(2)
  live.settle('mid', 0, LISTED, listing('mid', 0, '127.0.0.2'))
  expect(cellOf(live, 0)).toMatchObject({ severity: 'medium', lists: 1, progress: 'partial', allowed: false })
  live.settle('big', 0, LISTED, listing('big', 0, '127.0.0.10'))
  live.settle('allow', 0, NOTED, listing('allow', 0, '127.0.10.2'))
  expect(cellOf(live, 0)).toMatchObject({
    severity: 'medium',
    lists: 2,
    progress: 'done',
    allowed: true,
    unknown: false,
  })
  expect(cellOf(live, 1)).toMatchObject({ severity: 'clear', progress: 'untouched' })
})

test('an address whose weighty list has no answer is hatched, not clear', () => {
  const live = board(1)
  live.settle('mid', 0, CLEAR, null)
  live.settle('allow', 0, CLEAR, null)
  live.settle('big', 0, unknownState('timeout'), null)
  expect(cellOf(live, 0).unknown).toBe(true)
  live.settle('big', 0, CLEAR, null)
  expect(cellOf(live, 0).unknown).toBe(false)
})

test('a lost list takes its listings back', () => {
  const live = board(3)
  live.settle('big', 1, LISTED, listing('big', 1, '127.0.0.2'))
  live.lose('big', 'unhealthy-list')
  expect(cellOf(live, 1)).toMatchObject({ severity: 'clear', lists: 0 })
  expect(live.liveLists()[0]?.counts).toEqual({ checked: 3, listed: 0, clear: 0, noted: 0, unknown: 3 })
})

test('a list without data for the family does not hatch', () => {
  const live = board(1)
  live.lose('big', 'unsupported-family')
  live.settle('mid', 0, CLEAR, null)
  live.settle('allow', 0, CLEAR, null)
  expect(cellOf(live, 0).unknown).toBe(false)
})

test('a board rebuilt from its own maps and listings equals the board that lived', () => {
  const targets = 6
  const step = fc.record({
    list: fc.constantFrom(0, 1, 2),
    target: fc.nat(targets - 1),
    state: fc.constantFrom(CLEAR, LISTED, unknownState('timeout'), unknownState('servfail')),
    code: fc.constantFrom('127.0.0.2', '127.0.0.10', '127.0.9.9'),
    lose: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const live = board(targets)
      const kept = new Map<string, Listing>()
      for (const { list: at, target, state, code, lose } of steps) {
        const entry = lists[at] as DnsblList
        const said = state === LISTED && entry.polarity !== 'block' ? NOTED : state
        if (lose && target === 0) {
          live.lose(entry.id, 'unhealthy-list')
          for (const key of kept.keys()) if (key.startsWith(entry.id)) kept.delete(key)
          continue
        }
        const evidence = state === LISTED ? listing(entry.id, target, code) : null
        live.settle(entry.id, target, said, evidence)
        kept.delete(`${entry.id} ${target}`)
        if (evidence) kept.set(`${entry.id} ${target}`, evidence)
      }
      const rebuilt = new ScanBoard(
        targets,
        4,
        lists.map((entry) => ({
          list: entry,
          map: new OutcomeMap(targets, live.mapOf(entry.id).bytes.slice()),
          evidence: [...kept.values()].filter(({ listId }) => listId === entry.id),
          health: null,
        })),
      )
      expect([...rebuilt.cells()]).toEqual([...live.cells()])
      expect(rebuilt.liveLists()).toEqual(live.liveLists())
      expect(rebuilt.done).toBe(live.done)
    }),
  )
})

test('changes name each changed cell once, and only once', () => {
  const live = board(4)
  live.settle('big', 2, CLEAR, null)
  live.settle('mid', 2, CLEAR, null)
  const take = (): number[] => {
    const targets: number[] = []
    decodeChanges(live.takeChanges(), (target) => void targets.push(target))
    return targets
  }
  expect(take()).toEqual([2])
  expect(take()).toEqual([])
})
