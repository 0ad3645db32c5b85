import { describe, expect, test } from 'vitest'
import { unpackCell } from '../../../../shared/domain/cell.ts'
import { aCell } from '../sample-scan.test-support.ts'
import { fillOf, mergeCells } from './cell-looks.ts'
import { describeCell } from './describe-cell.ts'
import { countLooks } from './legend-entries.ts'

const look = (change: Parameters<typeof aCell>[0]) => unpackCell(aCell(change))

describe('fillOf', () => {
  test('by impact the worst listing decides, even while others are still asked', () => {
    expect(fillOf(look({ severity: 'medium', progress: 'partial', lists: 2 }), 'impact')).toBe('medium')
  })

  test('what was not asked everywhere is never filled as clear', () => {
    for (const by of ['impact', 'lists', 'unknowns', 'list'] as const) {
      expect(fillOf(look({ progress: 'untouched' }), by)).toBe('untouched')
      expect(fillOf(look({ progress: 'partial' }), by)).toBe('partial')
    }
  })

  test('by number of lists the steps are 1, 2, 3–4, 5–9, 10 and more', () => {
    const steps = [1, 2, 3, 4, 5, 9, 10, 255].map((lists) =>
      fillOf(look({ severity: 'low', lists }), 'lists'),
    )
    expect(steps).toEqual(['heat-1', 'heat-2', 'heat-3', 'heat-3', 'heat-4', 'heat-4', 'heat-5', 'heat-5'])
  })
})

describe('mergeCells', () => {
  test('takes the worst of each', () => {
    const cells = Uint16Array.from([
      aCell(),
      aCell({ severity: 'high', lists: 2 }),
      aCell({ severity: 'low', lists: 5, unknown: true }),
      aCell({ progress: 'untouched' }),
    ])
    expect(unpackCell(mergeCells(cells, 0, 4))).toEqual({
      severity: 'high',
      allowed: false,
      unknown: true,
      progress: 'partial',
      lists: 5,
    })
  })
})

describe('the legend', () => {
  test('counts a cell of unknown answers as unknown and not as clear', () => {
    const { fills, unknown } = countLooks(Uint16Array.from([aCell(), aCell({ unknown: true })]), 'impact')
    expect(unknown).toBe(1)
    expect(fills.get('clear')).toBe(1)
  })
})

describe('describeCell', () => {
  test('an unknown cell is not called clear', () => {
    expect(describeCell(look({ unknown: true }))).toBe('no listing seen; too many checks unknown')
    expect(describeCell(look({ unknown: true }), 'list')).toBe('unknown')
    expect(describeCell(look({}))).toBe('clear')
  })
})
