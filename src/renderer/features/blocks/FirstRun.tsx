import { Button, CopyButton } from '@mantine/core'
import { useState } from 'react'
import type { About } from '../../../shared/contract/app.ts'
import { StateScreen } from '../../ui/StateScreen.tsx'
import styles from './blocks.module.css'
import { copy } from './copy.ts'
import { setText } from './vet-store.ts'

interface FirstRunProps {
  readonly about: About | null
  readonly onPaste: () => void
}

/** Before the first block: what this is for, and one step that leads to a verdict. */
export function FirstRun({ about, onPaste }: FirstRunProps) {
  const [practising, setPractising] = useState(false)
  const offer = about?.practiceOffer
  return (
    <StateScreen
      title={copy.emptyTitle}
      action={
        <div className={styles['first']}>
          {offer ? (
            <Button onClick={() => setText(offer)}>{copy.practiceOffer}</Button>
          ) : (
            <Button onClick={onPaste}>{copy.emptyAction}</Button>
          )}
          {about && !about.practice ? (
            <Button variant="default" aria-expanded={practising} onClick={() => setPractising(!practising)}>
              {copy.practise}
            </Button>
          ) : null}
          {practising ? (
            <div className={styles['practise']}>
              <p>{copy.practiseText}</p>
              <div className={styles['deeds']}>
                <code className="mono">{copy.practiseCommand}</code>
                <CopyButton value={copy.practiseCommand}>
                  {({ copied, copy: take }) => (
                    <Button variant="default" size="compact-xs" onClick={take}>
                      {copied ? copy.copied : copy.copyCommand}
                    </Button>
                  )}
                </CopyButton>
              </div>
            </div>
          ) : null}
        </div>
      }
    >
      {copy.emptyText}
    </StateScreen>
  )
}
