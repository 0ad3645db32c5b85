import { backUpDaily } from '../operations/care-for-data.ts'
import type { Context } from '../operations/context.ts'

/** Not at once: a start has better things to do. */
const FIRST_MS = 60_000
const AGAIN_MS = 3_600_000

/** Makes a backup a day while this process runs; one that fails is logged and tried again. */
export function keepBackups(context: Context): void {
  if (context.practice) return
  const attempt = (): void => {
    backUpDaily(context).catch((error: unknown) =>
      context.log.write('backup-failed', { message: error instanceof Error ? error.message : String(error) }),
    )
  }
  setTimeout(attempt, FIRST_MS).unref()
  setInterval(attempt, AGAIN_MS).unref()
}
