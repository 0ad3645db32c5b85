import { FEED_UPLOAD_MOST_BYTES } from '../../shared/contract/feeds.ts'
import type { FeedState } from '../../shared/domain/feed-state.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from './context.ts'
import { importFeedFile } from './import-feed-file.ts'

/** A file that comes from the page in pieces. */
interface Upload {
  readonly id: string
  readonly fileName: string
  readonly as: string | undefined
  readonly pieces: Uint8Array[]
  bytes: number
}

/** One at a time: a newer one takes the place of one that was left. */
const uploadOf = new WeakMap<Context, Upload>()

/** Begins to take a feed's file from the page. Returns its id. Throws `bad-input` in practice, which has feeds of its own. */
export function openFeedUpload(context: Context, fileName: string, as?: string): string {
  if (context.practice) {
    throw new OperationError(
      'bad-input',
      'The practice network has feeds of its own; no file is taken.',
      'Import it in the real application.',
    )
  }
  const id = Buffer.from(context.randomBytes(8)).toString('hex')
  uploadOf.set(context, { id, fileName, as, pieces: [], bytes: 0 })
  return id
}

/** Takes the next piece. Throws `bad-input` when the file grows beyond the limit; it is forgotten then. */
export function addToFeedUpload(context: Context, id: string, bytes: Uint8Array): void {
  const upload = findUpload(context, id)
  upload.bytes += bytes.length
  if (upload.bytes > FEED_UPLOAD_MOST_BYTES) {
    uploadOf.delete(context)
    const most = FEED_UPLOAD_MOST_BYTES / 1_000_000
    throw new OperationError(
      'bad-input',
      `The file is larger than ${most} MB.`,
      'Import it on the command line: blockvet feeds import FILE.',
    )
  }
  upload.pieces.push(bytes)
}

/**
 * Stores the file as the copy of the feed that was named, else of that it is named after, else as a list of the user's own. Throws `bad-input`
 * with the reason when it is no good; nothing changes then.
 */
export async function finishFeedUpload(
  context: Context,
  id: string,
  signal?: AbortSignal,
): Promise<FeedState> {
  const { fileName, as, pieces } = findUpload(context, id)
  uploadOf.delete(context)
  const { files, folder } = context.feeds
  const ending = /\.([a-z0-9]{1,10})$/.exec(fileName)?.[1] ?? 'txt'
  const path = files.join(folder, `.given-${id}.${ending}`)
  async function* content(): AsyncGenerator<Uint8Array> {
    yield* pieces
  }
  try {
    await files.write(path, content())
    return await importFeedFile(context, { path, fileName, as }, signal)
  } finally {
    await files.remove(path)
  }
}

function findUpload(context: Context, id: string): Upload {
  const upload = uploadOf.get(context)
  if (upload?.id === id) return upload
  throw new OperationError('not-found', 'This file is not being taken any more.', 'Choose it again.')
}
