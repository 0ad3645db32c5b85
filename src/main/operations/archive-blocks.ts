import { z } from 'zod'
import type { Context } from './context.ts'

const KEY = 'archivedScans'
const Archived = z.array(z.string())

/** Ids of the newest scans of archived blocks. A newer scan of a block takes it out of the archive. */
export function readArchived(context: Pick<Context, 'store'>): ReadonlySet<string> {
  const stored = Archived.safeParse(context.store.settings.get(KEY) ?? [])
  return new Set(stored.success ? stored.data : [])
}

/**
 * Puts blocks, named by their newest scans, into the archive or takes them out; ids of no newest scan are passed over.
 * Answers the ids that are archived now. Nothing is deleted: an archived block only leaves the table.
 */
export function archiveBlocks(
  context: Pick<Context, 'store'>,
  scanIds: readonly string[],
  archived: boolean,
): readonly string[] {
  const before = readArchived(context)
  const named = new Set(scanIds)
  const now = context.store.blocks
    .list()
    .map(({ scanId }) => scanId)
    .filter((scanId) => (named.has(scanId) ? archived : before.has(scanId)))
  context.store.settings.set(KEY, now)
  return now
}
