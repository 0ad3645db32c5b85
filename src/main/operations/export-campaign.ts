import type { ExportedFile } from '../../shared/contract/scans.ts'
import { campaignCalendar } from '../output/campaign/campaign-calendar.ts'
import { campaignCsv } from '../output/campaign/campaign-csv.ts'
import type { Context } from './context.ts'
import { listCampaign } from './find-request.ts'

/** The clean-up as a table of what was listed, asked and removed, or as a calendar of what is due. */
export function exportCampaign(context: Context, format: 'csv' | 'ics'): ExportedFile {
  const rows = listCampaign(context)
  switch (format) {
    case 'csv': {
      const told = rows.map((row) => ({ row, events: context.store.campaign.events(row.request.id) }))
      return { fileName: 'blockvet-clean-up.csv', mediaType: 'text/csv', content: campaignCsv(told) }
    }
    case 'ics':
      return {
        fileName: 'blockvet-clean-up.ics',
        mediaType: 'text/calendar',
        content: campaignCalendar(rows, context.now()),
      }
  }
}
