import type { HealthRecord } from '../../shared/domain/health-record.ts'
import type { Context } from './context.ts'

/** Findings shown of one list. */
const SHOWN = 50
/** Findings of each list in the table of all. */
const RECENT = 12

/** What probes found about one list, newest first. */
export const readHealthHistory = (context: Context, listId: string): readonly HealthRecord[] =>
  context.store.listHealth.of(listId, SHOWN)

/** The newest findings about every list, by list, newest first. */
export const readRecentHealth = (context: Context): readonly HealthRecord[] =>
  context.store.listHealth.recent(RECENT)
