import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../ui/Notice.tsx'
import styles from './cleanup.module.css'
import { addReply, useCleanup } from './cleanup-store.ts'
import { copy } from './copy.ts'

/** Takes a reply, pasted or dropped as .eml, for whichever request it answers. */
export function ReplyDialog({ onClose }: { onClose: () => void }) {
  const failure = useCleanup((state) => state.actionFailure)
  const [text, setText] = useState('')
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
          onChange={(event) => setText(event.currentTarget.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const [file] = event.dataTransfer.files
            if (!file) return
            event.preventDefault()
            void file.text().then(setText)
          }}
        />
        {failure ? (
          <Notice>
            {failure.message} {failure.next}
          </Notice>
        ) : null}
        <div className={styles['line']}>
          <Button
            disabled={text.trim() === ''}
            onClick={() => void addReply(text).then((kept) => (kept ? onClose() : undefined))}
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
