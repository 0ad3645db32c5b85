import { useState } from 'react'
import type { NetblockFindings } from '../../../../shared/domain/netblock-findings.ts'
import { DataTable, type Sort } from '../../../ui/DataTable.tsx'
import { formatCount, formatQuantity } from '../../../ui/format.ts'
import { StateScreen } from '../../../ui/StateScreen.tsx'
import { copy } from './copy.ts'
import { entryColumns } from './entry-columns.tsx'
import { FeedsUsed } from './FeedsUsed.tsx'
import styles from './neighbourhood.module.css'

interface FeedEntriesProps {
  readonly findings: NetblockFindings | null
  readonly block: string
  readonly isRunning: boolean
}

/** Entries of netblock feeds on the block and around it, up to the /16 (IPv6: /32), and the feeds behind them. */
export function FeedEntries({ findings, block, isRunning }: FeedEntriesProps) {
  const [sort, setSort] = useState<Sort | null>(null)
  if (findings === null) {
    return (
      <StateScreen title={isRunning ? copy.notYet : copy.notExamined}>{copy.notExaminedText}</StateScreen>
    )
  }
  const { feeds, unread, hits } = findings
  if (feeds.length === 0 && unread.length === 0) {
    return (
      <StateScreen title={copy.noCopies} action={<a href="#/lists/feeds">{copy.toFeeds}</a>}>
        {copy.noCopiesText}
      </StateScreen>
    )
  }
  const touching = feeds.reduce((sum, feed) => sum + feed.touching, 0)
  const near = feeds.reduce((sum, feed) => sum + feed.near, 0)
  const around = block.includes(':') ? '/32' : '/16'
  return (
    <section className={styles['feeds']} aria-label={copy.title}>
      <p className={styles['summary']}>
        {formatQuantity(touching, 'entry', 'entries')} on this block, {formatCount(near)} more in the {around}{' '}
        around it, in {formatQuantity(feeds.length, 'feed')}
        {hits.length < touching + near ? `; the first ${formatCount(hits.length)} are shown` : ''}.
      </p>
      {hits.length === 0 ? (
        <p className="dim">{copy.noHits}</p>
      ) : (
        <DataTable
          label={copy.title}
          columns={entryColumns}
          rows={hits}
          rowKey={(hit) => `${hit.feedId} ${hit.entry} ${hit.reference ?? ''} ${hit.text ?? ''}`}
          onOpen={(hit) => location.assign(`#/lists/${encodeURIComponent(`feed:${hit.feedId}`)}`)}
          sort={sort}
          onSort={setSort}
        />
      )}
      <FeedsUsed feeds={feeds} unread={unread} />
    </section>
  )
}
