import { scanTable } from '../output/reports/scan-table.ts'
import type { Context } from './context.ts'
import { readScan } from './read-scan.ts'
import { readSettings } from './read-settings.ts'

/** A stored scan as text for a terminal of the given width in columns. */
export function tabulateScan(
  context: Context,
  scanId: string,
  look: { readonly width: number; readonly color: boolean },
): string {
  return scanTable(readScan(context, scanId), look, readSettings(context))
}
