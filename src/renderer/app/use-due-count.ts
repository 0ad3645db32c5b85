import { useEffect, useState } from 'react'
import { isFollowUpDue } from '../../shared/domain/is-follow-up-due.ts'
import { rpc } from '../rpc/client.ts'
import { useConnection } from '../rpc/connection.ts'

const COUNT_EVERY_MS = 60_000

/** How many follow-ups of the clean-up are due; counted on each step through the window and every minute. */
export function useDueCount(): number {
  const epoch = useConnection((state) => state.epoch)
  const [due, setDue] = useState(0)
  useEffect(() => {
    if (epoch === 0) return
    const count = (): void => {
      // Without an answer the lost-connection banner says what is wrong; the last count stays.
      rpc.campaign.list().then(
        (rows) => setDue(rows.filter((row) => isFollowUpDue(row, Date.now())).length),
        () => undefined,
      )
    }
    count()
    const timer = setInterval(count, COUNT_EVERY_MS)
    window.addEventListener('hashchange', count)
    return () => {
      clearInterval(timer)
      window.removeEventListener('hashchange', count)
    }
  }, [epoch])
  return due
}
