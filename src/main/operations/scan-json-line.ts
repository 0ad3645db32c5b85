import { scanJsonPieces } from '../output/reports/scan-json.ts'
import type { Context } from './context.ts'
import { readScan } from './read-scan.ts'
import { readSettings } from './read-settings.ts'

/** A stored scan as one line of JSON with its line end, in pieces: the whole text of a large scan is never held. */
export async function* scanJsonLine(context: Context, scanId: string): AsyncGenerator<string> {
  yield* scanJsonPieces(readScan(context, scanId), { rate: readSettings(context) })
  yield '\n'
}
