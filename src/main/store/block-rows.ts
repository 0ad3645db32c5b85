import type { BlockRow } from '../../shared/domain/offer.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { ListingsTable } from './listings-table.ts'
import type { OffersTable } from './offers-table.ts'
import type { ScansTable } from './scans-table.ts'
import type { VerdictsTable } from './verdicts-table.ts'

/** The Blocks table. */
export interface BlockRows {
  /** Every block with a scan, told by its newest scan; newest scan first. */
  list(): readonly BlockRow[]
}

/** What the Blocks table is put together from. */
export interface BlockRowsParts {
  readonly scans: ScansTable
  readonly offers: OffersTable
  readonly verdicts: VerdictsTable
  readonly listings: ListingsTable
}

const NO_OFFER = { provider: '', price: '', note: '' }

/** The Blocks table of an open database. */
export function blockRows({ scans, offers, verdicts, listings }: BlockRowsParts): BlockRows {
  const listedIn = (scanId: string): number =>
    verdicts.summary(scanId)?.listedAddresses ?? listings.countListed(scanId)

  function judgedOf(scan: Scan): BlockRow['judged'] {
    const summary = scan.state === 'finished' ? verdicts.summary(scan.id) : null
    if (!summary) return null
    const { decision, headline, coverage, effortHours } = summary.verdict
    const { listedAddresses, caseCount: cases } = summary
    return { decision, headline, listedAddresses, coverage, cases, effortHours }
  }

  /** Only whole scans of the same targets compare: an IPv6 block may have been asked by another granularity. */
  function changeOf(newest: Scan, earlier: readonly Scan[]): number | null {
    const previous = earlier.find(({ state, targets }) => state === 'finished' && targets === newest.targets)
    if (newest.state !== 'finished' || !previous) return null
    return listedIn(newest.id) - listedIn(previous.id)
  }

  return {
    list() {
      const byBlock = Map.groupBy(scans.list(), ({ block }) => block)
      return [...byBlock].flatMap(([block, [newest, ...earlier]]) => {
        if (!newest) return []
        const { id: scanId, state, startedAt, targets: addresses } = newest
        const offer = offers.get(block) ?? NO_OFFER
        const judged = judgedOf(newest)
        return [
          { block, offer, scanId, state, startedAt, addresses, judged, change: changeOf(newest, earlier) },
        ]
      })
    },
  }
}
