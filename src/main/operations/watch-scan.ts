import { encodeCells, type ScanEvent } from '../../shared/domain/live-scan.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'
import { openBoard } from './open-board.ts'

/** Follows a scan to its end; a scan that does not run here gives one snapshot of what is stored. */
export async function* watchScan(
  context: Context,
  scanId: string,
  signal?: AbortSignal,
): AsyncGenerator<ScanEvent, void, undefined> {
  const live = context.running.get(scanId)
  if (live) {
    yield* live.watch(signal)
    return
  }
  const scan = findScan(context, scanId)
  const { board } = openBoard(context, scan)
  const progress = {
    phase: 'ended' as const,
    checksDone: board.done,
    checksTotal: board.checks,
    queriesSent: scan.queriesSent,
    ratePerSecond: 0,
    secondsLeft: scan.state === 'finished' ? 0 : null,
  }
  const cells = encodeCells(board.cells())
  yield { kind: 'snapshot', sequence: 0, state: scan.state, progress, lists: board.liveLists(), cells }
}
