import { Button, FileButton } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { dropGiven, useGivenFiles } from '../../rpc/shell.ts'
import { Bar } from '../../ui/Bar.tsx'
import { GivenFiles } from '../../ui/GivenFiles.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { copy } from './copy.ts'
import { importFeed, importFeeds, useImport } from './import-store.ts'
import styles from './lists.module.css'

/** Chooses a file to keep: as the copy of the feed named, else of that it is named after. */
export function ChooseFeedFile({ as }: { readonly as?: string }) {
  const busy = useImport((state) => state.busy)
  return (
    <FileButton
      disabled={busy !== null}
      onChange={(file) => {
        if (file) void importFeed(file, as)
      }}
    >
      {(props) => (
        <Button variant="default" title={as === undefined ? copy.importHint : undefined} {...props}>
          {as === undefined ? copy.importFeed : copy.importCopy}
        </Button>
      )}
    </FileButton>
  )
}

/** Takes files that are dropped on the feeds. */
export function FeedDrop({ children }: { readonly children: ReactNode }) {
  const zone = useRef<HTMLDivElement>(null)
  const over = useFileDrop(zone, importFeeds)
  return (
    <div ref={zone} className={styles['view']} data-over={over || undefined}>
      {children}
    </div>
  )
}

/** A file that came from outside of the window, and what became of the last one. */
export function FeedImport() {
  const { busy, said, failure } = useImport()
  const given = useGivenFiles(({ files }) => files).filter(({ kind }) => kind === 'netblocks')
  return (
    <>
      {given.length > 0 && busy === null ? (
        <GivenFiles
          files={given.map(({ file }) => file)}
          question={copy.givenQuestion}
          yes={copy.givenYes}
          no={copy.givenNo}
          onYes={() => {
            dropGiven(given)
            void importFeeds(given.map(({ file }) => file))
          }}
          onNo={() => dropGiven(given)}
        />
      ) : null}
      {failure ? (
        <Notice>
          <strong>{copy.notImported}</strong> {failure.message} {failure.next}
        </Notice>
      ) : null}
      <div className={styles['import']}>
        <p role="status">{busy === null ? said : `${copy.importing} ${busy.fileName}`}</p>
        {busy === null ? null : (
          <>
            {busy.share === null ? (
              <span className="dim">{copy.readingFeed}</span>
            ) : (
              <Bar share={busy.share} label={`${copy.importing} ${busy.fileName}`} />
            )}
            <Button variant="default" onClick={() => busy.stop.abort()}>
              {copy.stop}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
