import { MOST_ATTACHMENT_BYTES } from '../../shared/domain/attachment.ts'
import type { CampaignRow } from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { addReply } from './add-reply.ts'
import type { Context } from './context.ts'

/** A mail that comes from the page in pieces. */
interface Upload {
  readonly uploadId: string
  readonly pieces: Uint8Array[]
  bytes: number
}

/** One at a time: a newer one takes the place of one that was left. */
const uploadOf = new WeakMap<Context, Upload>()

/** Begins to take a reply's file from the page. */
export function openReply(context: Context): { readonly uploadId: string } {
  const uploadId = Buffer.from(context.randomBytes(8)).toString('hex')
  uploadOf.set(context, { uploadId, pieces: [], bytes: 0 })
  return { uploadId }
}

/** Takes the next piece. Throws `too-large` when it grows beyond what is kept; it is forgotten then. */
export function addToReply(context: Context, uploadId: string, piece: Uint8Array): void {
  const upload = findUpload(context, uploadId)
  upload.bytes += piece.length
  if (upload.bytes > MOST_ATTACHMENT_BYTES) {
    uploadOf.delete(context)
    throw new OperationError(
      'too-large',
      `The reply has more than ${MOST_ATTACHMENT_BYTES / 1024 / 1024} MiB.`,
      'Paste its text without what is attached.',
    )
  }
  upload.pieces.push(piece)
}

/** Keeps the reply as `addReply` does; when that fails, the file is where it came from. */
export function finishReply(context: Context, uploadId: string, id?: string): Promise<CampaignRow> {
  const { pieces } = findUpload(context, uploadId)
  uploadOf.delete(context)
  return addReply(context, Buffer.concat(pieces), id)
}

function findUpload(context: Context, uploadId: string): Upload {
  const upload = uploadOf.get(context)
  if (upload?.uploadId === uploadId) return upload
  throw new OperationError('not-found', 'This file is not being taken any more.', 'Choose it again.')
}
