import { Button } from '@mantine/core'
import { formatCount } from './format.ts'
import { Notice } from './Notice.tsx'

/** Asks about a file that came from outside of the window; nothing of it is used before the yes. */
export function GivenFile({
  file,
  question,
  yes,
  no,
  onYes,
  onNo,
}: {
  readonly file: File
  readonly question: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onNo: () => void
}) {
  return (
    <Notice
      action={
        <>
          <Button onClick={onYes}>{yes}</Button>{' '}
          <Button variant="default" onClick={onNo}>
            {no}
          </Button>
        </>
      }
    >
      <strong>{file.name}</strong> ({formatCount(Math.ceil(file.size / 1000))} kB) {question}
    </Notice>
  )
}
