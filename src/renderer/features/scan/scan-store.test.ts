import { beforeEach, expect, test } from 'vitest'
import { aCell, aSnapshot, someChanges } from './sample-scan.test-support.ts'
import { applyEvent, onCells, openScan, useScan } from './scan-store.ts'

const clear = aCell()
const bad = aCell({ severity: 'high', lists: 1 })

beforeEach(() => openScan('s1'))

test('changes go into the cells in place and are told with their targets', () => {
  const told: (readonly number[])[] = []
  const stop = onCells((targets) => told.push(targets))
  expect(applyEvent(aSnapshot(4, [0, 0, 0]))).toBe(true)
  const { cells } = useScan.getState()
  expect(
    applyEvent(
      someChanges(5, [
        [1, bad],
        [2, clear],
      ]),
    ),
  ).toBe(true)
  stop()
  expect(useScan.getState().cells).toBe(cells)
  expect([...(cells ?? [])]).toEqual([0, bad, clear])
  expect(told).toEqual([[1, 2]])
})

test('a missed number is refused and changes nothing', () => {
  applyEvent(aSnapshot(4, [0, 0]))
  expect(applyEvent(someChanges(6, [[0, bad]]))).toBe(false)
  expect([...(useScan.getState().cells ?? [])]).toEqual([0, 0])
  expect(useScan.getState().live?.sequence).toBe(4)
})

test('changes before any snapshot are refused', () => {
  expect(applyEvent(someChanges(1, [[0, bad]]))).toBe(false)
})

test('a new snapshot replaces everything, whatever its number', () => {
  applyEvent(aSnapshot(9, [bad, bad]))
  expect(applyEvent(aSnapshot(2, [clear, 0]))).toBe(true)
  expect([...(useScan.getState().cells ?? [])]).toEqual([clear, 0])
  expect(applyEvent(someChanges(3, [[1, bad]]))).toBe(true)
})

test('the version rises only when a cell really changed', () => {
  applyEvent(aSnapshot(1, [clear]))
  const { version } = useScan.getState()
  applyEvent(someChanges(2, [[0, clear]]))
  expect(useScan.getState().version).toBe(version)
  applyEvent(
    someChanges(3, [
      [0, bad],
      [7, bad],
    ]),
  )
  expect(useScan.getState().version).toBe(version + 1)
  expect(useScan.getState().cells).toHaveLength(1)
})
