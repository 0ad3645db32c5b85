import { statSync } from 'node:fs'
import { OperationError } from '../../shared/domain/operation-error.ts'

/**
 * Watches over the place of an open database file: the returned check throws `database` once the file was moved,
 * deleted or replaced. The system lets a process write on into a file that nobody can open again.
 */
export function refuseMoved(file: string): () => void {
  const opened = statSync(file)
  return () => {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.ino === opened.ino && found.dev === opened.dev) return
    throw new OperationError(
      'database',
      `The database '${file}' was ${found ? 'replaced' : 'moved or deleted'} while it was in use.`,
      'Put it back where it was and start Blockvet again; a scan goes on from what is in it.',
    )
  }
}
