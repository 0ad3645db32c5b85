import { type CampaignRow, isClosed, requestStates } from '../../../shared/domain/campaign.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { formatExactTime } from '../../ui/format.ts'
import { modeWords, stateWords, stepWords } from './copy.ts'

/** Columns of the clean-up, in the order of doing as given. */
export const requestColumns: readonly Column<CampaignRow>[] = [
  {
    key: 'order',
    header: 'Order',
    width: '56px',
    numeric: true,
    cell: ({ request }) => request.rank + 1,
    sortBy: ({ request }) => request.rank,
  },
  {
    key: 'block',
    header: 'Block',
    width: '140px',
    cell: ({ request }) => <span className="mono">{request.block}</span>,
    sortBy: ({ request }) => request.block,
  },
  {
    key: 'operator',
    header: 'Operator and list',
    width: 'minmax(180px, 2fr)',
    cell: ({ request }) => nameOf(request),
    sortBy: ({ request }) => nameOf(request),
  },
  {
    key: 'addresses',
    header: 'Addresses',
    width: '80px',
    numeric: true,
    cell: ({ request }) => countOf(request),
    sortBy: ({ request }) => countOf(request),
  },
  {
    key: 'way',
    header: 'Way',
    width: '80px',
    cell: ({ request }) => modeWords[request.mode],
    sortBy: ({ request }) => modeWords[request.mode],
  },
  {
    key: 'state',
    header: 'State',
    width: '100px',
    cell: ({ request }) => (
      <span className={isClosed(request.state) ? 'dim' : undefined}>{stateWords[request.state]}</span>
    ),
    sortBy: ({ request }) => requestStates.indexOf(request.state),
  },
  {
    key: 'next',
    header: 'Next',
    width: 'minmax(140px, 1fr)',
    cell: ({ next }) => <span title={next.text}>{stepWords[next.what]}</span>,
    sortBy: ({ next }) => stepWords[next.what],
  },
  {
    key: 'due',
    header: 'Due',
    width: '110px',
    cell: ({ next }) =>
      next.dueAt === null ? (
        <span className="dim">–</span>
      ) : (
        <time dateTime={next.dueAt} title={formatExactTime(next.dueAt)}>
          {next.dueAt.slice(0, 10)}
        </time>
      ),
    sortBy: ({ next }) => next.dueAt ?? '9',
  },
  {
    key: 'time',
    header: 'Time spent',
    width: '88px',
    numeric: true,
    cell: ({ minutesSpent }) => (minutesSpent === 0 ? <span className="dim">–</span> : `${minutesSpent} min`),
    sortBy: ({ minutesSpent }) => minutesSpent,
  },
]

/** Operator and lists of a request. */
export function nameOf({ cases }: CampaignRow['request']): string {
  const lists = [...new Set(cases.map(({ listName }) => listName))].join(', ')
  const operator = cases[0]?.operatorName ?? ''
  return operator === lists ? operator : `${operator}: ${lists}`
}

/** Addresses that a request is about. */
export const countOf = ({ cases }: CampaignRow['request']): number =>
  cases.reduce((sum, { addresses }) => sum + addresses, 0)
