import { type Feed, isFetchable } from '../../shared/domain/feed.ts'
import type { FeedProgress, FeedState } from '../../shared/domain/feed-state.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { type UpdateResult, updateFeed } from '../engine/netblocks/update-feed.ts'
import type { Context } from './context.ts'
import { listFeeds } from './list-feeds.ts'

const TELL_EVERY_MS = 250

/**
 * Fetches feeds one after another and tells how each goes. Without ids: all that may be fetched unasked, and those of
 * the others that are here already. Ends early when stopped; what is under way then changes nothing.
 */
export async function* updateFeeds(
  context: Context,
  feedIds: readonly string[] | undefined,
  signal?: AbortSignal,
): AsyncGenerator<FeedProgress, void, undefined> {
  const { fetch, folder, files, limits, userAgent } = context.feeds
  if (!fetch) throw new OperationError('bad-input', 'Practice has feeds of its own; none are fetched.')
  const chosen = chooseFeeds(await listFeeds(context), feedIds)
  for (const [at, feed] of chosen.entries()) {
    if (signal?.aborted) return
    yield { kind: 'started', feedId: feed.id, position: at + 1, of: chosen.length }
    let bytes = 0
    const onBytes = (more: number): void => {
      bytes += more
    }
    const task = updateFeed({
      feed,
      folder,
      files,
      fetch,
      limits,
      userAgent,
      now: context.now,
      signal,
      onBytes,
    })
    for (let told = 0; await isUnderWay(task, context); told = bytes) {
      if (bytes > told) yield { kind: 'receiving', feedId: feed.id, bytes }
    }
    const result = await settle(task, feed, signal)
    if (!result) return
    const state = (await listFeeds(context)).find((one) => one.feed.id === feed.id) as FeedState
    yield { kind: 'ended', feedId: feed.id, ...result, state }
  }
}

/** True after a while, false once the task has ended. */
function isUnderWay(task: Promise<unknown>, { clock }: Context): Promise<boolean> {
  const over = task.then(
    () => false,
    () => false,
  )
  return Promise.race([over, clock.sleep(TELL_EVERY_MS).then(() => true)])
}

/** How the update ended; null when it was stopped. */
async function settle(
  task: Promise<UpdateResult>,
  feed: Feed,
  signal: AbortSignal | undefined,
): Promise<UpdateResult | null> {
  try {
    return await task
  } catch (error) {
    if (signal?.aborted) return null
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new OperationError('internal', `The copy of ${feed.name} could not be kept (${why}).`)
  }
}

function chooseFeeds(states: readonly FeedState[], feedIds: readonly string[] | undefined): readonly Feed[] {
  if (!feedIds) {
    return states
      .filter(({ feed, held }) => isFetchable(feed) && (feed.optIn === null || held))
      .map(({ feed }) => feed)
  }
  return [...new Set(feedIds)].map((id) => {
    const feed = states.find((one) => one.feed.id === id)?.feed
    if (!feed) throw unknownFeed(id)
    if (!isFetchable(feed) || feed.urls.length === 0) throw notFetched(feed)
    return feed
  })
}

/** The error for a feed that nobody knows. */
export function unknownFeed(id: string): OperationError {
  return new OperationError(
    'not-found',
    `There is no feed '${id}'.`,
    'See blockvet feeds for those there are.',
  )
}

function notFetched(feed: Feed): OperationError {
  const why = feed.statusNote ?? accessWords[feed.access]
  return new OperationError(
    'bad-input',
    `${feed.name} is not fetched. ${why}`,
    'A copy of yours is read after blockvet feeds import FILE.',
  )
}

const accessWords: Readonly<Record<Feed['access'], string>> = {
  download: 'It is no longer made.',
  key: 'Its publisher gives it to registered users only.',
  api: 'It is no file but a service that answers questions.',
  dns: 'It is asked through DNS, which a scan does.',
  rsync: 'Its publisher offers it by rsync only.',
  custom: 'It is your own.',
}
