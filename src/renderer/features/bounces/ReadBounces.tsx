import { Button, FileButton, Textarea, TextInput } from '@mantine/core'
import { type RefObject, useRef } from 'react'
import { MAX_PASTED_TEXT } from '../../../shared/contract/bounces.ts'
import { dropGiven, useGivenFiles } from '../../rpc/shell.ts'
import { GivenFiles } from '../../ui/GivenFiles.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import styles from './bounces.module.css'
import { useBounces } from './bounces-store.ts'
import { copy } from './copy.ts'
import { ReadingProgress } from './ReadingProgress.tsx'
import { ReadResult } from './ReadResult.tsx'
import { readFiles, readPasted } from './read-files.ts'

/** Takes pasted text and files, and shows how far their reading is and what it found. */
export function ReadBounces({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { text, ours, stop } = useBounces()
  const zone = useRef<HTMLElement>(null)
  const over = useFileDrop(zone, readFiles)
  const busy = stop !== null
  const given = useGivenFiles(({ files }) => files).filter(({ kind }) => kind === 'bounces')
  return (
    <section ref={zone} className={styles['read']} aria-label={copy.reading} data-over={over || undefined}>
      <div className={styles['ask']}>
        <Textarea
          ref={field}
          label={copy.field}
          placeholder={copy.placeholder}
          className={styles['field']}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={MAX_PASTED_TEXT}
          spellCheck={false}
          value={text}
          onChange={(event) => useBounces.setState({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void readPasted()
          }}
        />
        <TextInput
          label={copy.ours}
          title={copy.oursHint}
          placeholder="198.51.100.0/24"
          className={styles['ours']}
          maxLength={800}
          spellCheck={false}
          value={ours}
          onChange={(event) => useBounces.setState({ ours: event.currentTarget.value })}
        />
      </div>
      <div className={styles['actions']}>
        <Button disabled={busy || text.trim() === ''} onClick={() => void readPasted()}>
          {copy.read}
        </Button>
        <FileButton multiple onChange={(files) => void readFiles(files)} disabled={busy}>
          {(props) => (
            <Button variant="default" {...props}>
              {copy.choose}
            </Button>
          )}
        </FileButton>
        <span className="dim">{over ? copy.dropNow : copy.drop}</span>
      </div>
      {given.length > 0 && !busy ? (
        <GivenFiles
          files={given.map(({ file }) => file)}
          question={copy.givenQuestion}
          yes={copy.givenYes}
          no={copy.givenNo}
          onYes={() => {
            dropGiven(given)
            void readFiles(given.map(({ file }) => file))
          }}
          onNo={() => dropGiven(given)}
        />
      ) : null}
      <ReadingProgress />
      <ReadResult />
    </section>
  )
}
