import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Notice } from './Notice.tsx'

interface ConfirmLineProps {
  readonly question: string
  readonly yes: string
  readonly no: string
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks in place before something is deleted for good. The keyboard stands on the answer that changes nothing. */
export function ConfirmLine({ question, yes, no, onYes, onNo }: ConfirmLineProps) {
  const safe = useRef<HTMLButtonElement>(null)
  useEffect(() => safe.current?.focus(), [])
  return (
    <Notice
      action={
        <>
          <Button onClick={onYes}>{yes}</Button>{' '}
          <Button ref={safe} variant="default" onClick={onNo}>
            {no}
          </Button>
        </>
      }
    >
      {question}
    </Notice>
  )
}
