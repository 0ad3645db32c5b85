import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Comparison } from '../domain/comparison.ts'
import { procedure } from './errors.ts'
import type { ExportedFile } from './scans.ts'

/** Scan ids, or blocks, which stand for their newest finished scans. */
const items = z.array(z.string().min(1).max(100)).min(1).max(64)

/** Offers side by side, ranked under the terms of the settings. */
export const compare = {
  rank: procedure.input(z.strictObject({ items })).output(type<Comparison>()),
  export: procedure
    .input(z.strictObject({ items, format: z.enum(['json', 'csv']) }))
    .output(type<ExportedFile>()),
}
