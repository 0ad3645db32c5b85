import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { FeedProgress, FeedState } from '../domain/feed-state.ts'
import { procedure } from './errors.ts'

const feedId = z.string().min(1).max(64)

/** Netblock feeds: what is known of them, and the copies on this machine. */
export const feeds = {
  list: procedure.output(type<readonly FeedState[]>()),
  /** Without ids, all that may be fetched unasked. Ends the fetching when the stream is left. */
  update: procedure
    .input(z.strictObject({ feedIds: z.array(feedId).max(200).optional() }))
    .output(eventIterator(type<FeedProgress>())),
}
