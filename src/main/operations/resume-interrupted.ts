import type { Context } from './context.ts'
import { resumeScan } from './resume-scan.ts'

/**
 * Goes on with every scan whose process died while it ran them, one after another in their order. One that cannot go on
 * stays as it is, to be resumed by the user, and is logged.
 */
export async function resumeInterrupted(context: Context): Promise<void> {
  for (const scanId of context.store.scans.interrupted()) {
    try {
      await resumeScan(context, scanId)
      context.log.write('scan-resumed', { scanId })
    } catch (error) {
      context.log.write('resume-failed', {
        scanId,
        message: error instanceof Error ? error.message : String(error),
      })
    }
  }
}
