import { Button, FileButton, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { MOST_PASTED_REPLY } from '../../../shared/contract/campaign.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './cleanup.module.css'
import { addReply, useCleanup } from './cleanup-store.ts'
import { copy } from './copy.ts'

/** Takes a reply, pasted or as the .eml that it came as, for whichever request it answers. */
export function ReplyDialog({ onClose }: { onClose: () => void }) {
  const failure = useCleanup((state) => state.actionFailure)
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const isLong = text.length > MOST_PASTED_REPLY
  return (
    <Modal
      opened
      onClose={onClose}
      title={copy.replyTitle}
      size={680}
      closeButtonProps={{ 'aria-label': copy.close }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles['stack']}>
        <p className="dim">{copy.replyNote}</p>
        <Textarea
          label={copy.replyText}
          rows={12}
          value={text}
          disabled={file !== null}
          error={isLong ? copy.replyLong : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const [dropped] = event.dataTransfer.files
            if (!dropped) return
            event.preventDefault()
            setFile(dropped)
          }}
        />
        <div className={styles['line']}>
          <FileButton onChange={setFile}>
            {(props) => (
              <Button {...props} variant="default">
                {copy.replyFile}
              </Button>
            )}
          </FileButton>
          {file ? (
            <>
              <span className={styles['value']}>{file.name}</span>
              <Button variant="default" onClick={() => setFile(null)}>
                {copy.replyPaste}
              </Button>
            </>
          ) : null}
        </div>
        {failure ? (
          <Notice>
            {failure.message} {failure.next}
          </Notice>
        ) : null}
        <div className={styles['line']}>
          <Button
            disabled={file === null && (text.trim() === '' || isLong)}
            onClick={() => void addReply(file ?? text).then((kept) => (kept ? onClose() : undefined))}
          >
            {copy.keep}
          </Button>
          <Button variant="default" onClick={onClose}>
            {copy.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
