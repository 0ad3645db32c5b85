import { diffJsonText } from '../output/reports/diff-json.ts'
import { diffTable } from '../output/reports/diff-table.ts'
import type { Context } from './context.ts'
import { diffScans } from './diff-scans.ts'

/** What changed between two stored scans, as text for a terminal of the given width in columns. */
export function tabulateDiff(
  context: Context,
  beforeId: string,
  afterId: string,
  look: { readonly width: number; readonly color: boolean },
): string {
  return diffTable(diffScans(context, beforeId, afterId), look)
}

/** The same as one line of JSON, schema `blockvet.diff/1`. */
export function exportDiff(context: Context, beforeId: string, afterId: string): string {
  return `${diffJsonText(diffScans(context, beforeId, afterId))}\n`
}
