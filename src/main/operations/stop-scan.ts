import type { Scan } from '../../shared/domain/scan.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'

/** Stops a scan of this process and waits until all it learned is on disk. */
export async function stopScan(context: Context, scanId: string): Promise<Scan> {
  const live = context.running.get(scanId)
  if (live) {
    live.stop()
    for await (const event of live.watch()) void event
  }
  return findScan(context, scanId)
}
