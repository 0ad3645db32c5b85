import { Button, FileButton } from '@mantine/core'
import { dropGiven, useGivenFiles } from '../../rpc/shell.ts'
import { GivenFile } from '../../ui/GivenFile.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { copy } from './copy.ts'
import { importFeed, useImport } from './import-store.ts'

/** Chooses a feed's file to keep. */
export function ChooseFeedFile() {
  const busy = useImport((state) => state.busy)
  return (
    <FileButton
      disabled={busy !== null}
      onChange={(file) => {
        if (file) void importFeed(file)
      }}
    >
      {(props) => (
        <Button variant="default" title={copy.importHint} {...props}>
          {copy.importFeed}
        </Button>
      )}
    </FileButton>
  )
}

/** A file that came from outside of the window, and what became of the last one. */
export function FeedImport() {
  const { busy, said, failure } = useImport()
  const given = useGivenFiles(({ files }) =>
    busy === null ? files.find(({ kind }) => kind === 'netblocks') : undefined,
  )
  return (
    <>
      {given ? (
        <GivenFile
          file={given.file}
          question={copy.givenQuestion}
          yes={copy.givenYes}
          no={copy.givenNo}
          onYes={() => {
            dropGiven(given)
            void importFeed(given.file)
          }}
          onNo={() => dropGiven(given)}
        />
      ) : null}
      {failure ? (
        <Notice>
          <strong>{copy.notImported}</strong> {failure.message} {failure.next}
        </Notice>
      ) : null}
      <p role="status">{busy === null ? said : `${copy.importing} ${busy}…`}</p>
    </>
  )
}
