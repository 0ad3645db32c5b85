import type { ExportEvent, ExportRequest } from '../../shared/contract/scans.ts'
import type { Context } from './context.ts'
import { exportScan } from './export-scan.ts'

/** Least time between two words on progress, ms. */
const EVERY_MS = 100

/** Writes a stored scan, telling how far it is; the file comes last. Whoever stops reading gives the export up. */
export async function* exportWithProgress(
  context: Context,
  request: ExportRequest,
  signal?: AbortSignal,
): AsyncGenerator<ExportEvent, void, undefined> {
  const giveUp = new AbortController()
  const either = signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal
  let share = 0
  const watch = { signal: either, onProgress: (part: number) => void (share = part) }
  const writing = exportScan(context, request, watch)
  const written = writing.then(
    () => true,
    () => true,
  )
  const tick = (): Promise<boolean> => context.clock.sleep(EVERY_MS, either).then(() => false)
  try {
    while (!(await Promise.race([written, tick()]))) yield { kind: 'progress', share }
    yield { kind: 'file', file: await writing }
  } finally {
    giveUp.abort()
  }
}
