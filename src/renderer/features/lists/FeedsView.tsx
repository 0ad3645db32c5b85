import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useConnection } from '../../rpc/connection.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { formatQuantity } from '../../ui/format.ts'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReadingState } from '../../ui/ReadingState.tsx'
import { StateScreen } from '../../ui/StateScreen.tsx'
import { copy } from './copy.ts'
import { ChooseFeedFile, FeedDrop, FeedImport } from './FeedImport.tsx'
import { FeedPanel } from './FeedPanel.tsx'
import { feedColumns } from './feed-columns.tsx'
import { fetchFeeds, filterFeeds, loadFeeds, stopFetching, useFeeds } from './feeds-store.ts'
import { ListsTabs } from './ListsTabs.tsx'
import styles from './lists.module.css'

/** The netblock feeds: what each is, the copy here with its age, the licence; and the fetching. */
export function FeedsView({ feedId }: { readonly feedId: string | null }) {
  const { states, failure, filter, sort, progress, fetching, fetchFailure } = useFeeds()
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch > 0) void loadFeeds()
  }, [epoch])
  if (!states) {
    return failure ? (
      <ErrorState
        title={copy.feedsFailed}
        message={failure.message}
        next={failure.next}
        onRetry={() => void loadFeeds()}
      />
    ) : (
      <ReadingState />
    )
  }
  const held = states.filter((state) => state.held)
  const stale = held.filter(({ staleReason }) => staleReason !== null).length
  const shown = filterFeeds(states, filter)
  const open = states.find(({ feed }) => feed.id === feedId)
  return (
    <FeedDrop>
      <header className={styles['head']}>
        <ListsTabs part="feeds" />
        <span className="dim num">
          {formatQuantity(held.length, 'copy', 'copies')} of {formatQuantity(states.length, 'feed')}
          {stale > 0 ? `, ${stale} stale` : ''}
        </span>
        <div className={styles['tools']}>
          {fetching ? (
            <>
              <span className="dim num" role="status">
                {progress}
              </span>
              <Button variant="default" leftSection={<Icon name="stop" size={14} />} onClick={stopFetching}>
                {copy.stop}
              </Button>
            </>
          ) : (
            <Button
              variant="default"
              leftSection={<Icon name="down" size={14} />}
              onClick={() => void fetchFeeds()}
            >
              {copy.fetchAll}
            </Button>
          )}
          <ChooseFeedFile />
          <FilterField
            label={copy.filterFeeds}
            value={filter}
            onChange={(value) => useFeeds.setState({ filter: value })}
          />
        </div>
      </header>
      <FeedImport />
      {fetchFailure ? (
        <Notice>
          <strong>{copy.fetchFailed}</strong> {fetchFailure.message} {fetchFailure.next}
        </Notice>
      ) : null}
      {shown.length === 0 ? (
        <StateScreen
          title={copy.noFeedMatch}
          action={
            <Button variant="default" onClick={() => useFeeds.setState({ filter: '' })}>
              {copy.showAllFeeds}
            </Button>
          }
        >
          {formatQuantity(states.length, 'feed')} in all.
        </StateScreen>
      ) : (
        <DataTable
          label={copy.feeds}
          columns={feedColumns}
          rows={shown}
          rowKey={({ feed }) => feed.id}
          onOpen={({ feed }) => location.assign(`#/lists/${encodeURIComponent(`feed:${feed.id}`)}`)}
          sort={sort}
          onSort={(next) => useFeeds.setState({ sort: next })}
          selectedKey={feedId}
        />
      )}
      {open ? (
        <FeedPanel key={open.feed.id} state={open} onClose={() => location.assign('#/lists/feeds')} />
      ) : null}
    </FeedDrop>
  )
}
