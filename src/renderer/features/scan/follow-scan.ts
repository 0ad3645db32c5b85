import { rpc } from '../../rpc/client.ts'
import { readFailure } from '../../rpc/failure.ts'
import { applyEvent, loadJudged, useScan } from './scan-store.ts'

/** The verdict follows a running scan at this distance; the cells follow at once. */
const JUDGE_EVERY_MS = 2500
/** A scan that runs elsewhere gives one snapshot at a time. */
const LOOK_AGAIN_MS = 3000

/** Follows a scan to its end, or until the signal falls; a gap in the numbers makes it subscribe again. */
export async function followScan(scanId: string, signal: AbortSignal): Promise<void> {
  // Judging a large scan takes as long as sending its cells: one need not wait for the other.
  const loaded = loadJudged(scanId)
  while (!signal.aborted) {
    const end = await watchOnce(scanId, signal)
    await loaded
    if (signal.aborted || end === 'broken') return
    if (end === 'ended') {
      await loadJudged(scanId)
      return
    }
    if (end === 'elsewhere') {
      await pause(LOOK_AGAIN_MS, signal)
      await loadJudged(scanId)
    }
  }
}

async function watchOnce(
  scanId: string,
  signal: AbortSignal,
): Promise<'gap' | 'ended' | 'elsewhere' | 'broken'> {
  const stop = new AbortController()
  const onAbort = (): void => stop.abort()
  signal.addEventListener('abort', onAbort)
  let judgedAt = Date.now()
  try {
    for await (const event of await rpc.scans.watch({ scanId }, { signal: stop.signal })) {
      if (signal.aborted) return 'broken'
      if (!applyEvent(event)) return 'gap'
      if (event.state !== 'running') return 'ended'
      if (Date.now() - judgedAt > JUDGE_EVERY_MS) {
        judgedAt = Date.now()
        void loadJudged(scanId)
      }
    }
    return 'elsewhere'
  } catch (error) {
    const failure = readFailure(error)
    // A lost line is told by the banner, and the next line follows anew.
    if (!signal.aborted && !failure.lost && !useScan.getState().judged) useScan.setState({ failure })
    return 'broken'
  } finally {
    stop.abort()
    signal.removeEventListener('abort', onAbort)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}
