import { Button } from '@mantine/core'
import { isFetchable } from '../../../shared/domain/feed.ts'
import type { FeedState } from '../../../shared/domain/feed-state.ts'
import { StrangerText } from '../../terms/StrangerText.tsx'
import { formatQuantity } from '../../ui/format.ts'
import { Icon } from '../../ui/icons.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { WebLink } from '../../ui/WebLink.tsx'
import { copy } from './copy.ts'
import { ChooseFeedFile } from './FeedImport.tsx'
import { CopyTag } from './feed-columns.tsx'
import { fetchFeeds, useFeeds } from './feeds-store.ts'
import styles from './lists.module.css'

/** Everything that is known of one feed, its copy here, and on which terms it may be fetched. */
export function FeedPanel({ state, onClose }: { readonly state: FeedState; readonly onClose: () => void }) {
  const { fetching, ended } = useFeeds()
  const { feed, staleReason, badLines, problems } = state
  const { licence } = feed
  return (
    <SidePanel title={feed.name} label={`Feed ${feed.name}`} onClose={onClose}>
      <div className={styles['panel']}>
        <div>
          <p>{feed.what}</p>
          <p className="dim">
            {feed.publisher.name}{' '}
            {feed.publisher.url ? <WebLink url={feed.publisher.url}>Page</WebLink> : null}
          </p>
          {feed.impactReason ? <p>{feed.impactReason}</p> : null}
          {feed.aggregateOf.length > 0 ? (
            <p>
              {copy.repeats} {feed.aggregateOf.join(', ')}.
            </p>
          ) : null}
          {feed.statusNote ? <p>{feed.statusNote}</p> : null}
        </div>
        <section className={styles['part']}>
          <h3 className="section-title">{copy.copyHere}</h3>
          <p className={styles['line']}>
            <CopyTag state={state} />
            {state.entries === null ? null : (
              <span className="num">{formatQuantity(state.entries, 'entry', 'entries')}</span>
            )}
          </p>
          {staleReason ? <p>{staleReason}</p> : null}
          {ended[feed.id] ? <p role="status">{ended[feed.id]}</p> : null}
          {problems.map(({ line, reason }) => (
            <p key={line}>
              Line {line}: <StrangerText text={reason} limit={200} />
            </p>
          ))}
          {badLines > problems.length ? (
            <p className="dim">
              {formatQuantity(badLines - problems.length, 'more line')} could not be read.
            </p>
          ) : null}
          {feed.status === 'closed' ? null : <ChooseFeedFile as={feed.id} />}
          {isFetchable(feed) ? (
            <>
              {feed.optIn ? <p>{feed.optIn}</p> : null}
              <Button
                variant="default"
                disabled={fetching !== null}
                leftSection={<Icon name="down" size={14} />}
                onClick={() => void fetchFeeds([feed.id])}
              >
                {copy.fetchOne}
              </Button>
            </>
          ) : null}
        </section>
        <section className={styles['part']}>
          <h3 className="section-title">{copy.licence}</h3>
          <p>
            {licence.name}. Commercial use: {licence.commercial}.
          </p>
          {licence.note ? <p>{licence.note}</p> : null}
          {licence.attribution ? <p className="dim">{licence.attribution}</p> : null}
        </section>
        {feed.removal ? (
          <section className={styles['part']}>
            <h3 className="section-title">{copy.removal}</h3>
            <p>{feed.removal}</p>
          </section>
        ) : null}
        <section className={styles['part']}>
          <h3 className="section-title">{copy.sources}</h3>
          {feed.sources.length === 0 ? <p className="dim">{copy.noSources}</p> : null}
          {feed.sources.map(({ what, ref }) => (
            <p key={ref}>
              {what}: {/^https?:/.test(ref) ? <WebLink url={ref}>{ref}</WebLink> : ref}
            </p>
          ))}
          {feed.unverified.length > 0 ? (
            <p className="dim">
              {copy.unverified}: {feed.unverified.join(', ')}
            </p>
          ) : null}
        </section>
      </div>
    </SidePanel>
  )
}
