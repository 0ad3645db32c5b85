import { type BlockRow, noOffer } from '../../shared/domain/offer.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { OffersTable } from './offers-table.ts'
import type { ScansTable } from './scans-table.ts'
import type { VerdictsTable } from './verdicts-table.ts'

/** A row as the tables hold it, without what operations add. */
export type StoredBlockRow = Omit<BlockRow, 'change' | 'archived'>

/** The Blocks table. */
export interface BlockRows {
  /** Every block with a scan, told by its newest scan; newest scan first. */
  list(): readonly StoredBlockRow[]
}

/** What the Blocks table is put together from. */
export interface BlockRowsParts {
  readonly scans: ScansTable
  readonly offers: OffersTable
  readonly verdicts: VerdictsTable
}

/** The Blocks table of an open database. */
export function blockRows({ scans, offers, verdicts }: BlockRowsParts): BlockRows {
  function judgedOf(scan: Scan): BlockRow['judged'] {
    const summary = scan.state === 'finished' ? verdicts.summary(scan.id) : null
    if (!summary) return null
    const { decision, headline, coverage, effortHours } = summary.verdict
    const { listedAddresses, caseCount: cases } = summary
    return { decision, headline, listedAddresses, coverage, cases, effortHours }
  }

  function earlierOf(scansBefore: readonly Scan[]): BlockRow['earlier'] {
    for (const { id: scanId, state, startedAt } of scansBefore) {
      const decision = state === 'finished' ? verdicts.summary(scanId)?.verdict.decision : undefined
      if (decision) return { scanId, decision, startedAt }
    }
    return null
  }

  return {
    list() {
      const byBlock = Map.groupBy(scans.list(), ({ block }) => block)
      return [...byBlock].flatMap(([block, [newest, ...before]]) => {
        if (!newest) return []
        const { id: scanId, state, startedAt, targets: addresses } = newest
        const offer = offers.get(block) ?? noOffer
        const judged = judgedOf(newest)
        const earlier = state === 'finished' ? null : earlierOf(before)
        return [{ block, offer, scanId, state, startedAt, addresses, judged, earlier }]
      })
    },
  }
}
