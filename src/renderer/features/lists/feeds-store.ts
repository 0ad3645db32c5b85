import { create } from 'zustand'
import type { FeedProgress, FeedState } from '../../../shared/domain/feed-state.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { Sort } from '../../ui/DataTable.tsx'

interface FeedsState {
  readonly states: readonly FeedState[] | null
  readonly failure: Failure | null
  readonly filter: string
  readonly sort: Sort | null
  /** Where the fetching stands, in words; null when nothing is fetched. */
  readonly progress: string | null
  readonly fetching: AbortController | null
  /** How the last fetch of a feed ended, by feed. */
  readonly ended: Readonly<Record<string, string>>
  readonly fetchFailure: Failure | null
}

/** The netblock feeds and their fetching. */
export const useFeeds = create<FeedsState>(() => ({
  states: null,
  failure: null,
  filter: '',
  sort: { key: 'copy', descending: false },
  progress: null,
  fetching: null,
  ended: {},
  fetchFailure: null,
}))

export async function loadFeeds(): Promise<void> {
  try {
    useFeeds.setState({ states: await rpc.feeds.list(), failure: null })
  } catch (error) {
    useFeeds.setState({ failure: readFailure(error) })
  }
}

/** Fetches the named feeds, or all that may be fetched unasked; each appears in the table as it ends. */
export async function fetchFeeds(feedIds?: readonly string[]): Promise<void> {
  useFeeds.getState().fetching?.abort()
  const fetching = new AbortController()
  useFeeds.setState({ fetching, fetchFailure: null, progress: 'Asking…' })
  try {
    const input = feedIds ? { feedIds: [...feedIds] } : {}
    for await (const event of await rpc.feeds.update(input, { signal: fetching.signal })) take(event)
  } catch (error) {
    if (!fetching.signal.aborted) useFeeds.setState({ fetchFailure: readFailure(error) })
  } finally {
    if (useFeeds.getState().fetching === fetching) useFeeds.setState({ fetching: null, progress: null })
  }
}

export function stopFetching(): void {
  useFeeds.getState().fetching?.abort()
  useFeeds.setState({ fetching: null, progress: null })
}

function take(event: FeedProgress): void {
  if (event.kind === 'started') {
    useFeeds.setState({ progress: `${event.feedId}, ${event.position} of ${event.of}` })
  } else if (event.kind === 'receiving') {
    useFeeds.setState({
      progress: `${event.feedId}: ${Math.round(event.bytes / 1000).toLocaleString('en')} kB`,
    })
  } else {
    useFeeds.setState(({ states, ended }) => ({
      states: states?.map((one) => (one.feed.id === event.feedId ? event.state : one)) ?? null,
      ended: { ...ended, [event.feedId]: event.text },
    }))
  }
}

/** Feeds whose name, publisher, purpose or licence holds the words of the filter. */
export function filterFeeds(states: readonly FeedState[], filter: string): readonly FeedState[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return states.filter(({ feed }) => {
    const text = [feed.id, feed.name, feed.publisher.name, feed.what, feed.kind, feed.licence.name].join(' ')
    return words.every((word) => text.toLowerCase().includes(word))
  })
}
