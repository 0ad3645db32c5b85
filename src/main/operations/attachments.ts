import type { ExportedFile } from '../../shared/contract/scans.ts'
import { type Attachment, MOST_ATTACHMENT_BYTES, MOST_REQUEST_BYTES } from '../../shared/domain/attachment.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { safeFileName } from '../../shared/domain/safe-file-name.ts'
import type { Context } from './context.ts'
import { findRequest, happens } from './find-request.ts'

/** How long a deleted file can be brought back, and half a file may wait for its rest. */
const KEPT_FOR_MS = 86_400_000
const MIB = 1024 * 1024

/**
 * Begins a file of a request; its bytes follow with `addToAttachment`, and it counts when all are here. Throws
 * `bad-input` for an empty file and `too-large` above the caps; nothing is kept then.
 */
export function beginAttachment(
  context: Context,
  { id, name, bytes }: { readonly id: string; readonly name: string; readonly bytes: number },
): Attachment {
  findRequest(context, id)
  const safe = safeFileName(name)
  if (bytes < 1) throw new OperationError('bad-input', `The file ${safe} is empty.`)
  if (bytes > MOST_ATTACHMENT_BYTES)
    throw new OperationError(
      'too-large',
      `The file ${safe} has more than ${MOST_ATTACHMENT_BYTES / MIB} MiB.`,
      'Pack it, or put the part that matters.',
    )
  const there = context.store.attachments.of(id).reduce((sum, one) => sum + one.bytes, 0)
  if (there + bytes > MOST_REQUEST_BYTES)
    throw new OperationError(
      'too-large',
      `With ${safe} the request would have more than ${MOST_REQUEST_BYTES / MIB} MiB of files.`,
      'Delete one that is not needed.',
    )
  context.store.attachments.sweep(new Date(context.now() - KEPT_FOR_MS).toISOString())
  const attachment: Attachment = {
    id: Buffer.from(context.randomBytes(8)).toString('hex'),
    name: safe,
    bytes,
    addedAt: new Date(context.now()).toISOString(),
  }
  context.store.attachments.begin(id, attachment)
  return attachment
}

/** Adds the next bytes of a file. Throws `bad-input` for more than were announced, `not-found` for no such file. */
export function addToAttachment(context: Context, attachmentId: string, piece: Uint8Array): void {
  const found = context.store.attachments.find(attachmentId)
  if (!found) throw gone()
  if (piece.length === 0 || found.here + piece.length > found.bytes)
    throw new OperationError('bad-input', 'The file is not as long as was said.', 'Put it again.')
  const isWhole = context.store.attachments.add(attachmentId, piece, new Date(context.now()).toISOString())
  if (!isWhole) return
  const name = context.store.attachments.of(found.requestId).find(({ id }) => id === attachmentId)?.name
  note(context, found.requestId, `File added: ${name}.`)
}

/** Puts a whole file to a request. */
export function attachFile(context: Context, id: string, name: string, content: Uint8Array): Attachment {
  const attachment = beginAttachment(context, { id, name, bytes: content.length })
  addToAttachment(context, attachment.id, content)
  return attachment
}

/** A file to be saved; never of a kind that is opened in place. Throws `not-found`. */
export function readAttachment(context: Context, attachmentId: string): ExportedFile {
  const found = context.store.attachments.read(attachmentId)
  if (!found) throw gone()
  return { fileName: found.name, mediaType: 'application/octet-stream', content: found.content }
}

/** Deletes a file, or brings a deleted one back within a day. Throws `not-found`. */
export function deleteAttachment(context: Context, attachmentId: string, deleted: boolean): void {
  const { attachments } = context.store
  const found = attachments.find(attachmentId)
  if (!found || !attachments.setDeleted(attachmentId, deleted, new Date(context.now()).toISOString()))
    throw gone()
  note(context, found.requestId, deleted ? 'A file was deleted.' : 'A deleted file was brought back.')
}

const gone = (): OperationError => new OperationError('not-found', 'There is no such file any more.')

function note(context: Context, requestId: string, text: string): void {
  const request = findRequest(context, requestId)
  context.store.campaign.save([{ request, events: [happens(context, 'note', text)] }])
}
