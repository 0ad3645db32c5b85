import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { FeedProgress, FeedState } from '../domain/feed-state.ts'
import { UPLOAD_PIECE_BYTES } from './bounces.ts'
import { procedure } from './errors.ts'

/** Bytes of the largest file that the page may import; larger ones go by the command line. */
export const FEED_UPLOAD_MOST_BYTES = 64_000_000

const byUpload = z.strictObject({ uploadId: z.string().max(64) })
const feedId = z.string().min(1).max(64)

/** Netblock feeds: what is known of them, and the copies on this machine. Files are handed over in pieces. */
export const feeds = {
  list: procedure.output(type<readonly FeedState[]>()),
  /** Without ids, all that may be fetched unasked. Ends the fetching when the stream is left. */
  update: procedure
    .input(z.strictObject({ feedIds: z.array(feedId).max(200).optional() }))
    .output(eventIterator(type<FeedProgress>())),
  open: procedure
    .input(z.strictObject({ fileName: z.string().min(1).max(200), as: feedId.optional() }))
    .output(type<{ readonly uploadId: string }>()),
  piece: procedure
    .input(
      byUpload.extend({
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= UPLOAD_PIECE_BYTES, 'too large'),
      }),
    )
    .output(type<void>()),
  /** Stores the file as the copy of the feed of `as`, else of that it is named after, else as a list of the user's own. */
  finish: procedure.input(byUpload).output(type<FeedState>()),
}
