import { useEffect } from 'react'
import { useConnection } from '../../rpc/connection.ts'
import { makePlan, requestOf, useVet } from './vet-store.ts'

const TYPING_PAUSE_MS = 250

/** Keeps the plan in step with the fields: asks for a new one shortly after they change. */
export function usePlanning(practice: boolean): void {
  const key = useVet((state) => {
    const request = requestOf(state, practice)
    if (!request) return ''
    // The offer does not change the plan: typing a price must not ask for another.
    const { offer: _, ...asked } = request
    return JSON.stringify(asked)
  })
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    const request = requestOf(useVet.getState(), practice)
    if (key === '' || !request) {
      useVet.setState({ plan: { kind: 'none' } })
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => void makePlan(request, stop.signal), TYPING_PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // A new line asks again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [key, practice, epoch])
}
