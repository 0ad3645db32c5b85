import { expect, test } from 'vitest'
import { unpackCell } from '../../../../shared/domain/cell.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { aCell } from '../sample-scan.test-support.ts'
import { cellDetails } from './cell-details.ts'

const look = (change: Parameters<typeof aCell>[0]) => unpackCell(aCell(change))
const inksOf = (change: Parameters<typeof aCell>[0], size = 20): string[] =>
  cellDetails(look(change), 'impact', size, size).shapes.map(({ ink }) => ink)

test('every severity but clear has a mark of its own', () => {
  const paths = severities
    .filter((severity) => severity !== 'clear')
    .map((severity) => JSON.stringify(cellDetails(look({ severity }), 'impact', 20, 20).shapes))
  expect(new Set(paths).size).toBe(paths.length)
  expect(inksOf({})).toEqual([])
})

test('what is open, allowed or unknown shows on a clear cell', () => {
  expect(inksOf({ progress: 'untouched' })).toEqual(['--outline'])
  expect(inksOf({ progress: 'partial' })).toEqual(['--surface-3', '--outline'])
  expect(inksOf({ allowed: true })).toEqual(['--sev-allowed'])
  expect(inksOf({ unknown: true })).toEqual(['--ink'])
})

test('cells too small for marks have none, and the smallest nothing at all', () => {
  expect(inksOf({ severity: 'high', allowed: true }, 10)).toEqual(['--sev-allowed'])
  expect(inksOf({ severity: 'high', allowed: true }, 3)).toEqual([])
})

test('a letter takes the place of a mark where the mode has letters', () => {
  const details = cellDetails(look({ severity: 'high', lists: 12 }), 'lists', 20, 20)
  expect(details.shapes).toEqual([])
  expect(details.letter).toMatchObject({ text: '12', ink: '--surface' })
})
