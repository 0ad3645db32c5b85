import type { ExportedFile } from '../../shared/contract/scans.ts'
import type { Comparison } from '../../shared/domain/comparison.ts'
import { comparisonCsv } from '../output/reports/comparison-csv.ts'
import { comparisonJsonText } from '../output/reports/comparison-json.ts'
import { comparisonTable } from '../output/reports/comparison-table.ts'

/** Writes a comparison in one format; the caller saves it. */
export function exportComparison(comparison: Comparison, format: 'json' | 'csv'): ExportedFile {
  const blocks = comparison.offers.map(({ block }) => block.replaceAll(/[^0-9a-z.]+/gi, '_'))
  const fileName = `blockvet-compare-${blocks.join('-').slice(0, 120)}.${format}`
  switch (format) {
    case 'json':
      return { fileName, mediaType: 'application/json', content: `${comparisonJsonText(comparison)}\n` }
    case 'csv':
      return { fileName, mediaType: 'text/csv', content: comparisonCsv(comparison) }
  }
}

/** A comparison as text for a terminal of the given width in columns. */
export const tabulateComparison = (
  comparison: Comparison,
  look: { readonly width: number; readonly color: boolean },
): string => comparisonTable(comparison, look)
