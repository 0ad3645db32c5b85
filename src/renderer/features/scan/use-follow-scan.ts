import { useEffect, useState } from 'react'
import { useConnection } from '../../rpc/connection.ts'
import { followScan } from './follow-scan.ts'
import { openScan } from './scan-store.ts'

/** Keeps the store on one scan while the view is open. Returns how to follow anew, after a resume or a failure. */
export function useFollowScan(scanId: string): () => void {
  const epoch = useConnection((state) => state.epoch)
  const [round, setRound] = useState(0)
  useEffect(() => {
    openScan(scanId)
    return () => openScan(null)
  }, [scanId])
  useEffect(() => {
    if (epoch === 0) return
    const stop = new AbortController()
    void followScan(scanId, stop.signal)
    return () => stop.abort()
    // Each round follows anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scanId, epoch, round])
  return () => setRound((last) => last + 1)
}
