import type { FeedUnread, FeedUsed } from '../../../../shared/domain/netblock-findings.ts'
import { formatQuantity } from '../../../ui/format.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { WebLink } from '../../../ui/WebLink.tsx'
import { copy } from './copy.ts'
import styles from './neighbourhood.module.css'

interface FeedsUsedProps {
  readonly feeds: readonly FeedUsed[]
  readonly unread: readonly FeedUnread[]
}

/** The feeds behind the entries: age, size, whom to credit, and those that could not be read. */
export function FeedsUsed({ feeds, unread }: FeedsUsedProps) {
  const stale = feeds.filter((feed) => feed.stale).length
  const parts = [
    formatQuantity(feeds.length, 'feed'),
    ...(stale > 0 ? [`${stale} stale`] : []),
    ...(unread.length > 0 ? [`${unread.length} not examined`] : []),
  ]
  return (
    <details className={styles['used']} open={stale > 0 || unread.length > 0}>
      <summary>
        {copy.used}: {parts.join(', ')}
      </summary>
      {/* Scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabIndex={0} aria-label={copy.used}>
        {unread.map(({ feedId, feedName, reason }) => (
          <li key={feedId}>
            <strong>{feedName}</strong> {copy.unread}: {reason}
          </li>
        ))}
        {feeds.map((feed) => (
          <li key={feed.feedId}>
            <strong>{feed.feedName}</strong>{' '}
            <span className="dim">
              {formatQuantity(feed.entries, 'entry', 'entries')}, data of <RelativeTime iso={feed.feedDate} />
              {feed.badLines > 0 ? `, ${formatQuantity(feed.badLines, 'line')} unreadable` : ''}
            </span>
            {feed.staleReason ? <div>{feed.staleReason}</div> : null}
            {feed.attribution ? (
              <div className="dim">
                {feed.attribution} <WebLink url={feed.url}>Publisher</WebLink>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
