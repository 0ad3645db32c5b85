import type { CampaignExport } from '../../shared/contract/campaign.ts'
import type { ExportedFile } from '../../shared/contract/scans.ts'
import { campaignCalendar } from '../output/campaign/campaign-calendar.ts'
import { campaignCsv } from '../output/campaign/campaign-csv.ts'
import { readPdfFonts } from '../output/reports/pdf/read-pdf-fonts.ts'
import { practiceMark } from '../output/reports/report-words.ts'
import type { Context } from './context.ts'
import { listCampaign } from './find-request.ts'

/** The clean-up as a report of what was listed, asked and removed (CSV, PDF), or as a calendar of what is due. */
export async function exportCampaign(
  context: Context,
  { format, paper = 'a4' }: CampaignExport,
): Promise<ExportedFile> {
  const rows = listCampaign(context)
  const withEvents = () => rows.map((row) => ({ row, events: context.store.campaign.events(row.request.id) }))
  switch (format) {
    case 'csv':
      return { fileName: 'blockvet-clean-up.csv', mediaType: 'text/csv', content: campaignCsv(withEvents()) }
    case 'ics':
      return {
        fileName: 'blockvet-clean-up.ics',
        mediaType: 'text/calendar',
        content: campaignCalendar(rows, context.now()),
      }
    case 'pdf': {
      // Its library is large and few commands need it.
      const { campaignPdf } = await import('../output/campaign/campaign-pdf.ts')
      const isPractice = rows.some(
        ({ request }) => request.scanId !== null && context.store.scans.get(request.scanId)?.practice,
      )
      const content = await campaignPdf(withEvents(), {
        paper,
        fonts: readPdfFonts(context.readResource),
        now: context.now(),
        mark: isPractice ? practiceMark : '',
      })
      return { fileName: 'blockvet-clean-up.pdf', mediaType: 'application/pdf', content }
    }
  }
}
