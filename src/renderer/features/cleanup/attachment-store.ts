import { UPLOAD_PIECE_BYTES } from '../../../shared/contract/bounces.ts'
import type { Attachment } from '../../../shared/domain/attachment.ts'
import { rpc } from '../../rpc/client.ts'
import { saveFile } from '../../ui/save-file.ts'
import { showToast } from '../../ui/toast-store.ts'
import { copy } from './copy.ts'
import { perform } from './request-store.ts'

/** Puts files to the open request, in pieces, one after another. */
export const attachFiles = (files: readonly File[]): Promise<boolean> =>
  perform(async (id) => {
    for (const file of files) {
      const name = file.name.slice(-1000) || 'file'
      const { id: attachmentId } = await rpc.campaign.attach({ id, name, bytes: file.size })
      for (let at = 0; at < file.size; at += UPLOAD_PIECE_BYTES) {
        const bytes = new Uint8Array(await file.slice(at, at + UPLOAD_PIECE_BYTES).arrayBuffer())
        await rpc.campaign.attachPiece({ attachmentId, bytes })
      }
    }
    return null
  })

export const saveAttachment = ({ id: attachmentId }: Attachment): Promise<boolean> =>
  perform(async () => {
    saveFile(await rpc.campaign.attachment({ attachmentId }))
    return null
  })

/** Deletes a file; the toast brings it back. */
export async function deleteAttachment({ id: attachmentId, name }: Attachment): Promise<void> {
  const set = (deleted: boolean): Promise<boolean> =>
    perform(async () => {
      await rpc.campaign.deleteAttachment({ attachmentId, deleted })
      return null
    })
  if (await set(true)) showToast({ text: `${name} ${copy.fileDeleted}`, undo: () => void set(false) })
}
