import { Button, CloseButton, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { modKey } from './mod-key.ts'
import styles from './toast.module.css'
import { hideToast, undoLast, useToast } from './toast-store.ts'

const SHOWN_MS = 10_000

/** Shows the toast without taking the focus. It waits while pointed at or focused; Ctrl/⌘ Z takes the deed back. */
export function Toast() {
  const { toast } = useToast()
  const [held, setHeld] = useState(false)
  useHotkeys([['mod+z', undoLast]])
  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(() => {
      setHeld(false)
      hideToast()
    }, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast, held])
  return (
    // Pointing at it only holds it: nothing is done.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles['place']}
      aria-label="Done"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status">{toast ? <span className={styles['text']}>{toast.text}</span> : null}</div>
      {toast?.undo ? (
        <Button
          variant="default"
          size="compact-xs"
          rightSection={<Kbd size="xs">{modKey} Z</Kbd>}
          onClick={undoLast}
        >
          Undo
        </Button>
      ) : null}
      {toast?.action ? (
        <Button variant="default" size="compact-xs" onClick={toast.action.run}>
          {toast.action.label}
        </Button>
      ) : null}
      {toast ? <CloseButton size="sm" aria-label="Close the note" onClick={hideToast} /> : null}
    </section>
  )
}
