import type { BlockRow } from '../../../shared/domain/offer.ts'
import { isShortOfAnswers } from '../../../shared/domain/short-of-answers.ts'
import { decisionOrder, decisionWords } from '../../terms/decision-words.ts'
import { formatEffort } from '../../terms/format-hours.ts'
import { withoutOpening } from '../../terms/without-opening.ts'
import { Bar } from '../../ui/Bar.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount, formatShare } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import styles from './blocks.module.css'
import { OfferCell } from './OfferCell.tsx'
import { RowChange } from './RowChange.tsx'
import { RowState } from './RowState.tsx'

const none = <span className="dim">–</span>

/** No case where too little was answered is not no work. */
const effortOf = (judged: NonNullable<BlockRow['judged']>) =>
  judged.cases === 0 && isShortOfAnswers(judged) ? (
    <span className="dim" title="Too little was answered">
      not known
    </span>
  ) : (
    formatEffort(judged.effortHours)
  )

/** Columns of the Blocks table. */
export const blockColumns: readonly Column<BlockRow>[] = [
  {
    key: 'block',
    header: 'Block',
    width: 'minmax(128px, 1fr)',
    cell: (row) => (
      <a className={`mono ${styles['block']}`} href={`#/scan/${row.scanId}`} tabIndex={-1} title={row.block}>
        {row.block}
      </a>
    ),
    sortBy: (row) => row.block.replace(/\d+/g, (digits) => digits.padStart(3, '0')),
  },
  {
    key: 'offer',
    header: 'Offer',
    width: 'minmax(176px, 1.6fr)',
    cell: (row) => <OfferCell row={row} />,
    sortBy: ({ offer }) => offer.provider.toLowerCase(),
  },
  {
    key: 'verdict',
    header: 'Verdict',
    width: 'minmax(216px, 4fr)',
    cell: (row) =>
      row.judged ? (
        <span title={row.judged.headline}>
          <strong>{decisionWords[row.judged.decision]}</strong>{' '}
          <span className="dim">{withoutOpening(row.judged.headline)}</span>
        </span>
      ) : (
        <RowState row={row} />
      ),
    sortBy: ({ judged }) => (judged ? decisionOrder[judged.decision] : 9),
  },
  {
    key: 'listed',
    header: 'Listed',
    width: '56px',
    numeric: true,
    cell: ({ judged }) => (judged ? formatCount(judged.listedAddresses) : none),
    sortBy: ({ judged }) => judged?.listedAddresses ?? -1,
  },
  {
    key: 'change',
    header: 'Change',
    width: '56px',
    numeric: true,
    cell: ({ change }) => (change === null ? none : <RowChange change={change} />),
    sortBy: ({ change }) =>
      change ? change.appeared + change.revealed - change.went : Number.NEGATIVE_INFINITY,
  },
  {
    key: 'coverage',
    header: 'Coverage',
    width: '92px',
    cell: ({ judged }) =>
      judged ? (
        <span className={styles['coverage']}>
          <Bar share={judged.coverage} label="Coverage" hatchRest />
          <span className="num">{formatShare(judged.coverage)}</span>
        </span>
      ) : (
        none
      ),
    sortBy: ({ judged }) => judged?.coverage ?? -1,
  },
  {
    key: 'cases',
    header: 'Cases',
    width: '48px',
    numeric: true,
    cell: ({ judged }) => (judged ? formatCount(judged.cases) : none),
    sortBy: ({ judged }) => judged?.cases ?? -1,
  },
  {
    key: 'effort',
    header: 'Effort',
    width: '72px',
    numeric: true,
    cell: ({ judged }) => (judged ? effortOf(judged) : none),
    sortBy: ({ judged }) => judged?.effortHours[1] ?? -1,
  },
  {
    key: 'scanned',
    header: 'Last scan',
    width: '88px',
    cell: ({ startedAt }) => <RelativeTime iso={startedAt} />,
    sortBy: ({ startedAt }) => startedAt,
  },
]
