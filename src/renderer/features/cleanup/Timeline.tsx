import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RequestEvent } from '../../../shared/domain/campaign.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import styles from './cleanup.module.css'
import { copy } from './copy.ts'
import { changeRequest } from './request-store.ts'

/** What happened, newest first, and a line to add. */
export function Timeline({ events }: { events: readonly RequestEvent[] }) {
  const [note, setNote] = useState('')
  const [minutes, setMinutes] = useState<number | string>('')
  const spent = typeof minutes === 'number' ? minutes : 0
  return (
    <>
      <form
        className={styles['noteLine']}
        onSubmit={(event) => {
          event.preventDefault()
          void changeRequest({ note, minutes: spent }).then((kept) => {
            if (!kept) return
            setNote('')
            setMinutes('')
          })
        }}
      >
        <TextInput label={copy.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <NumberInput
          label={copy.minutes}
          min={0}
          max={10_000}
          value={minutes}
          onChange={setMinutes}
          hideControls
        />
        <Button type="submit" variant="default" disabled={note.trim() === '' && spent === 0}>
          {copy.addNote}
        </Button>
      </form>
      <ol className={styles['events']}>
        {events.map((event, i) => (
          <li key={`${event.at} ${events.length - i}`}>
            <span className="dim">
              <RelativeTime iso={event.at} />
            </span>
            <span className={styles['value']}>
              {event.text}
              {event.minutes > 0 ? <span className="dim"> {event.minutes} min</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
