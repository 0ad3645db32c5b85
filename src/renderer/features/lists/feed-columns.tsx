import type { FeedState } from '../../../shared/domain/feed-state.ts'
import { impacts } from '../../../shared/domain/impact.ts'
import { SeverityTag } from '../../terms/SeverityTag.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Tag } from '../../ui/Tag.tsx'

/** What there is of a feed on this machine, in a word: what is here comes first. */
function copyWord({ feed, held, staleReason }: FeedState): string {
  if (held) return staleReason === null ? 'Fresh' : 'Stale'
  if (feed.status === 'closed') return 'Closed'
  if (feed.status === 'deprecated') return 'Superseded'
  if (feed.access !== 'download') return 'Not fetched'
  return feed.optIn === null ? 'None yet' : 'On request'
}

const copyOrder = ['Stale', 'Fresh', 'None yet', 'On request', 'Not fetched', 'Superseded', 'Closed']

/** The copy as a tag; a stale one is hatched, since it may lack what is new. */
export function CopyTag({ state }: { readonly state: FeedState }) {
  const word = copyWord(state)
  if (word === 'Stale') return <Tag tone="hatched">{word}</Tag>
  return <span className={word === 'Fresh' ? undefined : 'dim'}>{word}</span>
}

/** Columns of the netblock feeds. */
export const feedColumns: readonly Column<FeedState>[] = [
  {
    key: 'name',
    header: 'Feed',
    width: 'minmax(160px, 1.6fr)',
    cell: ({ feed }) => <strong title={feed.name}>{feed.name}</strong>,
    sortBy: ({ feed }) => feed.name.toLowerCase(),
  },
  {
    key: 'publisher',
    header: 'Publisher',
    width: 'minmax(112px, 1fr)',
    cell: ({ feed }) => feed.publisher.name,
    sortBy: ({ feed }) => feed.publisher.name.toLowerCase(),
  },
  {
    key: 'kind',
    header: 'Kind',
    width: '104px',
    cell: ({ feed }) =>
      feed.kind === 'asn' ? 'ASN' : feed.kind.charAt(0).toUpperCase() + feed.kind.slice(1),
    sortBy: ({ feed }) => feed.kind,
  },
  {
    key: 'impact',
    header: 'Impact',
    width: '84px',
    cell: ({ feed }) =>
      feed.impact === 'none' ? (
        <span className="dim">None</span>
      ) : (
        <SeverityTag severity={feed.kind === 'policy' ? 'policy' : feed.impact} />
      ),
    sortBy: ({ feed }) => impacts.indexOf(feed.impact),
  },
  {
    key: 'copy',
    header: 'Copy',
    width: '104px',
    cell: (state) => <CopyTag state={state} />,
    sortBy: (state) => copyOrder.indexOf(copyWord(state)),
  },
  {
    key: 'age',
    header: 'Data of',
    width: '92px',
    cell: ({ feedDate }) =>
      feedDate === null ? <span className="dim">–</span> : <RelativeTime iso={feedDate} />,
    sortBy: ({ feedDate }) => feedDate ?? '',
  },
  {
    key: 'entries',
    header: 'Entries',
    width: '80px',
    numeric: true,
    cell: ({ entries }) => (entries === null ? <span className="dim">–</span> : formatCount(entries)),
    sortBy: ({ entries }) => entries ?? -1,
  },
  {
    key: 'licence',
    header: 'Licence',
    width: 'minmax(112px, 1fr)',
    cell: ({ feed: { licence } }) => (
      <span title={licence.name}>
        {licence.commercial === 'no' ? 'Non-commercial: ' : ''}
        {licence.name}
      </span>
    ),
    sortBy: ({ feed }) => feed.licence.name.toLowerCase(),
  },
]
