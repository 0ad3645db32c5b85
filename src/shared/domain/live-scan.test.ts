import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { packCell, unpackCell } from './cell.ts'
import { severities } from './impact.ts'
import { decodeCells, decodeChanges, encodeCells, encodeChanges } from './live-scan.ts'

const cell = fc.record({
  severity: fc.constantFrom(...severities),
  allowed: fc.boolean(),
  unknown: fc.boolean(),
  progress: fc.constantFrom('untouched' as const, 'partial' as const, 'done' as const),
  lists: fc.integer({ min: 0, max: 255 }),
})

test('a cell survives packing, in 16 bits', () => {
  fc.assert(
    fc.property(cell, (value) => {
      expect(packCell(value)).toBeLessThan(65_536)
      expect(unpackCell(packCell(value))).toEqual(value)
    }),
  )
})

test('cells and changes survive the wire', () => {
  const packed = fc.array(fc.integer({ min: 0, max: 65_535 }))
  fc.assert(
    fc.property(packed, (cells) => {
      expect([...decodeCells(encodeCells(cells))]).toEqual(cells)
    }),
  )
  const changes = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 65_535 })),
  )
  fc.assert(
    fc.property(changes, (wanted) => {
      const seen: [number, number][] = []
      decodeChanges(encodeChanges(wanted), (target, value) => seen.push([target, value]))
      expect(seen).toEqual(wanted)
    }),
  )
})
