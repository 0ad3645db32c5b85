import { useEffect } from 'react'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { followScan } from './blocks-store.ts'

/** More running scans than this show no progress in the table, only that they run. */
const FOLLOWED = 8

/** Follows the running scans of the table. */
export function useRunningScans(rows: readonly BlockRow[] | null): void {
  const running = (rows ?? [])
    .filter((row) => row.state === 'running')
    .slice(0, FOLLOWED)
    .map((row) => row.scanId)
    .join(' ')
  useEffect(() => {
    if (running === '') return
    const stop = new AbortController()
    for (const scanId of running.split(' ')) void followScan(scanId, stop.signal)
    return () => stop.abort()
  }, [running])
}
