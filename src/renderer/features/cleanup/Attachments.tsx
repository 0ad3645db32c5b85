import { Button, FileButton } from '@mantine/core'
import { useRef } from 'react'
import { type Attachment, MOST_ATTACHMENT_BYTES } from '../../../shared/domain/attachment.ts'
import { formatCount } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { attachFiles, deleteAttachment, saveAttachment } from './attachment-store.ts'
import styles from './cleanup.module.css'
import { copy } from './copy.ts'
import { useRequest } from './request-store.ts'

/** Files of a request: put, saved, deleted. They are never opened in place. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const busy = useRequest((state) => state.busy)
  const zone = useRef<HTMLDivElement>(null)
  const over = useFileDrop(zone, attach)
  return (
    <div ref={zone} className={styles['files']} data-over={over}>
      <p className="dim">
        {copy.filesNote} {MOST_ATTACHMENT_BYTES / 1024 / 1024} MiB.
      </p>
      {attachments.length > 0 ? (
        <ul className={styles['fileList']}>
          {attachments.map((attachment) => (
            <li key={attachment.id}>
              <span className={styles['value']}>{attachment.name}</span>
              <span className="dim num">{inKib(attachment.bytes)}</span>
              <span className="dim">
                <RelativeTime iso={attachment.addedAt} />
              </span>
              <Button
                variant="default"
                disabled={busy}
                aria-label={`${copy.saveFile} ${attachment.name}`}
                onClick={() => void saveAttachment(attachment)}
              >
                {copy.saveFile}
              </Button>
              <Button
                variant="default"
                disabled={busy}
                aria-label={`${copy.deleteFile} ${attachment.name}`}
                onClick={() => void deleteAttachment(attachment)}
              >
                {copy.deleteFile}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <FileButton multiple disabled={busy} onChange={(files) => void attach(files)}>
        {(props) => (
          <Button {...props} variant="default" disabled={busy}>
            {copy.addFile}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

const inKib = (bytes: number): string => `${formatCount(Math.ceil(bytes / 1024))} KiB`

async function attach(files: readonly File[]): Promise<void> {
  if (files.length > 0) await attachFiles(files)
}
