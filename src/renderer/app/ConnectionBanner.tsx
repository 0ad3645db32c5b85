import { Button } from '@mantine/core'
import { retryNow, useConnection } from '../rpc/connection.ts'
import { Icon } from '../ui/icons.tsx'
import { useNow } from '../ui/use-now.ts'
import styles from './app.module.css'
import { copy } from './copy.ts'

/** Says that the background cannot be reached, what is safe, and when the next try comes. */
export function ConnectionBanner() {
  const { state, retryAt } = useConnection()
  const now = useNow(500)
  if (state !== 'lost') return null
  const seconds = retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000))
  return (
    <section className={styles['lost']} aria-label="Connection">
      <Icon name="warn" />
      <div role="alert">
        <strong>{copy.lostTitle}</strong> {copy.lostText}
      </div>
      <span className="dim num">{retryAt === null ? copy.connecting : `Next try in ${seconds} s.`}</span>
      <Button variant="default" onClick={retryNow} disabled={retryAt === null}>
        {copy.retryNow}
      </Button>
    </section>
  )
}
