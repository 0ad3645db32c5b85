import { Button } from '@mantine/core'
import { formatCount } from './format.ts'
import { Notice } from './Notice.tsx'

/** Asks about files that came from outside of the window; nothing of them is used before the yes. */
export function GivenFiles({
  files,
  question,
  yes,
  no,
  onYes,
  onNo,
}: {
  readonly files: readonly File[]
  readonly question: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onNo: () => void
}) {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const more = files.length > 1 ? `and ${formatCount(files.length - 1)} more ` : ''
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
      <strong>{files[0]?.name}</strong> {more}({formatCount(Math.ceil(bytes / 1000))} kB): {question}
    </Notice>
  )
}
