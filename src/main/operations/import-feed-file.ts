import type { Feed } from '../../shared/domain/feed.ts'
import type { FeedState } from '../../shared/domain/feed-state.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { FeedFault } from '../engine/netblocks/feed-fault.ts'
import { importFeed } from '../engine/netblocks/import-feed.ts'
import { isOwnId, OWN_PREFIX, ownFeed } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'
import { listFeeds } from './list-feeds.ts'

/** A file to take in. */
export interface FeedFileToImport {
  readonly path: string
  /** The name that the feed is guessed from. */
  readonly fileName: string
  /** The feed that it is a copy of, or a name of the user's own. */
  readonly as?: string | undefined
}

/**
 * Stores a file as the copy of a feed: of the one named, else of the one that the file is named after, else as a list
 * of the user's own. Throws `bad-input` with the reason when the file is no good; nothing changes then.
 */
export async function importFeedFile(
  context: Context,
  { path, fileName, as }: FeedFileToImport,
  signal?: AbortSignal,
): Promise<FeedState> {
  const { known, folder, files } = context.feeds
  const feed = chooseFeed(known, as ?? (fileName.split('.')[0] as string), as !== undefined)
  try {
    await importFeed({ feed, path, folder, files, now: context.now, signal })
  } catch (error) {
    signal?.throwIfAborted()
    const why =
      error instanceof FeedFault ? error.message : ((error as NodeJS.ErrnoException).code ?? String(error))
    const mend = why.startsWith('it shrank')
      ? `If that is right, remove ${cleanStrangerText(folder, 300)}/${feed.id}.* and import again.`
      : 'Check the file.'
    throw new OperationError(
      'bad-input',
      `'${cleanStrangerText(fileName, 100)}' was not taken: ${why}.`,
      mend,
    )
  }
  return (await listFeeds(context)).find((one) => one.feed.id === feed.id) as FeedState
}

function chooseFeed(known: readonly Feed[], name: string, wasSaid: boolean): Feed {
  const feed = known.find(({ id }) => id === name)
  if (feed) return feed
  const id = name.startsWith(OWN_PREFIX) ? name : `${OWN_PREFIX}${slug(name)}`
  if (isOwnId(id) && (!wasSaid || `${OWN_PREFIX}${name}` === id || name === id)) return ownFeed(id)
  throw new OperationError(
    'bad-input',
    `'${cleanStrangerText(name, 64)}' is no name for a feed.`,
    'Use small letters, digits and "-", or the id of a feed that blockvet feeds shows.',
  )
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'file'
