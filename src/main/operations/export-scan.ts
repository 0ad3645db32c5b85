import type { ExportedFile, ExportRequest } from '../../shared/contract/scans.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import type { Breathe } from '../output/reports/breathe.ts'
import { readPdfFonts } from '../output/reports/pdf/read-pdf-fonts.ts'
import { buildReport } from '../output/reports/report-model/build-report.ts'
import { scanCsv } from '../output/reports/scan-csv.ts'
import { scanHtml } from '../output/reports/scan-html.ts'
import { scanJsonText } from '../output/reports/scan-json.ts'
import { bundleScan } from './bundle-scan.ts'
import type { Context } from './context.ts'
import { createBreath, type ExportWatch } from './create-breath.ts'
import { readScan } from './read-scan.ts'
import { readSettings } from './read-settings.ts'

/**
 * Writes a stored scan in one format, a bundle signed with `signingKey` (PEM) where one is given; the caller saves it.
 * Other work of this process goes on in between.
 */
export async function exportScan(
  context: Context,
  request: ExportRequest,
  { signingKey = null, ...watch }: ExportWatch & { readonly signingKey?: string | null } = {},
): Promise<ExportedFile> {
  const { scanId, format } = request
  const judged = readScan(context, scanId)
  const breathe = createBreath(context.clock, watch)
  await breathe(0)
  const stem = judged.evidence.scan.block.replaceAll(/[^0-9a-z.]+/gi, '_')
  const content = await write(context, judged, request, { signingKey, breathe })
  const ending = format === 'bundle' ? 'zip' : format
  return { fileName: `blockvet-${stem}-${scanId}.${ending}`, mediaType: mediaTypes[format], content }
}

const mediaTypes: Readonly<Record<ExportRequest['format'], string>> = {
  json: 'application/json',
  csv: 'text/csv',
  html: 'text/html',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bundle: 'application/zip',
}

async function write(
  context: Context,
  judged: JudgedScan,
  { format, paper = 'a4' }: ExportRequest,
  { signingKey, breathe }: { readonly signingKey: string | null; readonly breathe: Breathe },
): Promise<string | Uint8Array<ArrayBuffer>> {
  const rate = readSettings(context)
  switch (format) {
    case 'json':
      return `${await scanJsonText(judged, { rate, breathe })}\n`
    case 'csv':
      return scanCsv(judged, breathe)
    case 'html':
      return scanHtml(buildReport(judged, rate), breathe)
    case 'pdf': {
      // Their libraries are large and few commands need them.
      const { scanPdf } = await import('../output/reports/pdf/scan-pdf.ts')
      return scanPdf(buildReport(judged, rate), { paper, fonts: readPdfFonts(context.readResource), breathe })
    }
    case 'xlsx': {
      const { scanXlsx } = await import('../output/reports/scan-xlsx.ts')
      return scanXlsx(buildReport(judged, rate), breathe)
    }
    case 'bundle':
      return bundleScan(context, judged, { paper, signingKey, breathe })
  }
}
