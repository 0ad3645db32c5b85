import type { BounceEvent } from '../../shared/domain/bounce.ts'
import { bounceCsvHeading, bounceCsvRows } from '../output/bounces/bounce-csv.ts'
import {
  bounceEventJson,
  bounceJsonEnd,
  bounceJsonStart,
  sumByOperator,
} from '../output/bounces/bounce-json.ts'
import { bounceTable } from '../output/bounces/bounce-table.ts'
import type { BounceSummary } from './read-bounces.ts'

/** A document that is written while events come: never held as a whole. */
export interface BounceDocument {
  readonly start: () => string
  readonly add: (events: readonly BounceEvent[]) => string
  readonly end: (summary: BounceSummary) => string
}

/** The document in one format: JSON of schema `blockvet.bounces/1`, or CSV with a row per event. */
export function bounceDocument(format: 'json' | 'csv'): BounceDocument {
  if (format === 'csv') return { start: bounceCsvHeading, add: bounceCsvRows, end: () => '' }
  let empty = true
  return {
    start: () => bounceJsonStart,
    add(events) {
      if (events.length === 0) return ''
      const text = `${empty ? '' : ','}${events.map(bounceEventJson).join(',')}`
      empty = false
      return text
    },
    end: ({ groups }) => bounceJsonEnd(groups),
  }
}

/** The summary as a table for a terminal of `width` columns. */
export const tabulateBounces = ({ events, blocked, groups, others }: BounceSummary, width: number): string =>
  bounceTable({ events, blocked, others, sums: sumByOperator(groups) }, width)
