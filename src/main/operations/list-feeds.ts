import type { FeedState } from '../../shared/domain/feed-state.ts'
import { readShelf } from '../engine/netblocks/read-shelf.ts'
import type { Context } from './context.ts'

/** Every netblock feed that is known, with the copy of it on this machine. */
export function listFeeds({ feeds, now }: Context): Promise<readonly FeedState[]> {
  return readShelf(feeds.folder, feeds.known, feeds.files, now())
}
