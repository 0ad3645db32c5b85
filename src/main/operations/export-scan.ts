import type { ExportedFile } from '../../shared/contract/scans.ts'
import { scanCsv } from '../output/reports/scan-csv.ts'
import { scanHtml } from '../output/reports/scan-html.ts'
import { scanJsonText } from '../output/reports/scan-json.ts'
import type { Context } from './context.ts'
import { readScan } from './read-scan.ts'

/** Formats a scan can be written in. */
export type ExportFormat = 'json' | 'csv' | 'html'

/** Writes a stored scan in one format; the caller saves it. */
export function exportScan(context: Context, scanId: string, format: ExportFormat): ExportedFile {
  const judged = readScan(context, scanId)
  const stem = judged.evidence.scan.block.replaceAll(/[^0-9a-z.]+/gi, '_')
  const fileName = `blockvet-${stem}-${scanId}.${format}`
  switch (format) {
    case 'json':
      return { fileName, mediaType: 'application/json', content: `${scanJsonText(judged)}\n` }
    case 'csv':
      return { fileName, mediaType: 'text/csv', content: scanCsv(judged) }
    case 'html':
      return { fileName, mediaType: 'text/html', content: scanHtml(judged) }
  }
}
