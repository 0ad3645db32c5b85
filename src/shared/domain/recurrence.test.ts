import { expect, test } from 'vitest'
import { parseBlock } from './block.ts'
import { CLEAR, LISTED, PENDING, unknownState } from './outcome.ts'
import { OutcomeMap } from './outcome-map.ts'
import { type EarlierMap, findRecurrence } from './recurrence.ts'
import { targetsOf } from './targets.ts'

const parsed = parseBlock('203.0.113.0/30')
if (!parsed.ok) throw new Error(parsed.problem)
const targets = targetsOf(parsed.block, 64)
const timeout = unknownState('timeout')

/** Earlier scans, oldest first: one row of states per scan. */
const story = (...rows: readonly (readonly number[])[]): readonly EarlierMap[] =>
  rows.map((states, day) => {
    const map = new OutcomeMap(4)
    states.forEach((state, target) => map.set(target, state))
    return { startedAt: `2026-01-0${day + 1}T00:00:00.000Z`, map }
  })

test('listed, clear, listed again is a recurrence; each way out counts', () => {
  const earlier = story([LISTED, LISTED], [CLEAR, CLEAR], [LISTED, CLEAR], [CLEAR, CLEAR])
  expect(findRecurrence('bl', [0, 1], earlier, targets)).toEqual({
    listId: 'bl',
    addresses: 2,
    ranges: ['203.0.113.0-203.0.113.1'],
    times: 2,
    firstListedAt: '2026-01-01T00:00:00.000Z',
    lastClearAt: '2026-01-04T00:00:00.000Z',
  })
})

test('a listing that stood all along, or is new, did not come back', () => {
  expect(findRecurrence('bl', [0], story([LISTED], [LISTED]), targets)).toBeNull()
  expect(findRecurrence('bl', [0], story([CLEAR], [CLEAR]), targets)).toBeNull()
})

test('what was not known between is no way out', () => {
  expect(findRecurrence('bl', [0], story([LISTED], [timeout], [PENDING]), targets)).toBeNull()
  const later = story([LISTED], [timeout], [CLEAR], [timeout])
  expect(findRecurrence('bl', [0], later, targets)).toMatchObject({ times: 1, addresses: 1 })
})
