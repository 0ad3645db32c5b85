import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Backup } from '../domain/backup.ts'
import type { DataFacts } from '../domain/data-facts.ts'
import { procedure } from './errors.ts'

/** Care for the user's own data: copies, checks, the way out. */
export const data = {
  facts: procedure.output(type<DataFacts>()),
  backUp: procedure.output(type<Backup>()),
  restore: procedure.input(z.strictObject({ name: z.string().max(100) })).output(type<DataFacts>()),
  /** Reads the whole database; `finding` is null when it is whole. */
  check: procedure.output(type<{ readonly finding: string | null }>()),
  /** A text that the user can read before sending it to anybody. */
  diagnose: procedure.output(type<{ readonly text: string }>()),
  /** Deletes scans, offers, settings, keys, backups and logs. */
  deleteAll: procedure
    .input(z.strictObject({ confirm: z.literal('delete everything') }))
    .output(type<{ readonly deleted: true }>()),
}
