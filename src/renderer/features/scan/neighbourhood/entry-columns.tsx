import { impacts } from '../../../../shared/domain/impact.ts'
import type { NetblockHit, NetblockRelation } from '../../../../shared/domain/netblock-findings.ts'
import { relationWords } from '../../../terms/relation-words.ts'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { StrangerText } from '../../../terms/StrangerText.tsx'
import type { Column } from '../../../ui/DataTable.tsx'
import { formatCount } from '../../../ui/format.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { WebLink } from '../../../ui/WebLink.tsx'
import { copy } from './copy.ts'

const order: readonly NetblockRelation[] = ['equals', 'covers', 'overlaps', 'inside', 'neighbour']

/** Columns of the feed entries on and around a block. */
export const entryColumns: readonly Column<NetblockHit>[] = [
  {
    key: 'relation',
    header: 'Relation',
    width: '64px',
    cell: ({ relation, addresses }) => (
      <span title={addresses > 0 ? `${formatCount(addresses)} addresses of the block` : undefined}>
        {relation === 'neighbour' ? (
          <span className="dim">{relationWords[relation]}</span>
        ) : (
          relationWords[relation]
        )}
      </span>
    ),
    sortBy: ({ relation }) => order.indexOf(relation),
  },
  {
    key: 'entry',
    header: 'Entry',
    width: 'minmax(120px, 1.2fr)',
    cell: ({ entry }) => (
      <span className="mono" title={entry}>
        {entry}
      </span>
    ),
  },
  {
    key: 'feed',
    header: 'Feed',
    width: 'minmax(88px, 1.4fr)',
    cell: ({ feedName, counted }) => (
      <span title={counted ? feedName : `${feedName}: ${copy.elsewhere}`}>
        {feedName}
        {counted ? '' : <span className="dim"> {copy.elsewhere}</span>}
      </span>
    ),
    sortBy: ({ feedName }) => feedName.toLowerCase(),
  },
  {
    key: 'impact',
    header: 'Impact',
    width: '76px',
    cell: ({ impact, kind }) => {
      if (impact === 'none') return <Tag tone="plain">Note</Tag>
      return <SeverityTag severity={kind === 'policy' ? 'policy' : impact} />
    },
    sortBy: ({ impact }) => impacts.indexOf(impact),
  },
  {
    key: 'says',
    header: 'Says',
    width: 'minmax(72px, 1fr)',
    cell: ({ reference, text, url }) => {
      if (reference !== null && url !== null) {
        return (
          <WebLink url={url}>
            <StrangerText text={reference} limit={60} />
          </WebLink>
        )
      }
      const words = [reference, text].filter((part) => part !== null).join(' ')
      return words === '' ? <span className="dim">–</span> : <StrangerText text={words} limit={200} />
    },
  },
  {
    key: 'date',
    header: 'Data of',
    width: 'minmax(112px, 0.6fr)',
    cell: ({ feedDate, stale }) =>
      stale ? (
        <Tag tone="hatched">
          <span>
            {copy.stale}, <RelativeTime iso={feedDate} />
          </span>
        </Tag>
      ) : (
        <RelativeTime iso={feedDate} />
      ),
    sortBy: ({ feedDate }) => feedDate,
  },
]
