import { useEffect, useState } from 'react'
import type { StoredBounce } from '../../../shared/domain/bounce.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'

/** The kept events of a group. */
export function useGroupEvents(groupId: string) {
  const [events, setEvents] = useState<readonly StoredBounce[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    let current = true
    rpc.bounces.group({ groupId }).then(
      (found) => {
        if (current) setEvents(found.events)
      },
      (error: unknown) => {
        if (current) setFailure(readFailure(error))
      },
    )
    return () => {
      current = false
    }
  }, [groupId])
  return { events, failure }
}
