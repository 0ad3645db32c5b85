import { type } from '@orpc/contract'
import { z } from 'zod'
import { type Letter, letterKinds, letterLanguages } from '../domain/letter.ts'
import { procedure } from './errors.ts'
import type { ExportedFile } from './scans.ts'

/** Letters to the provider of a block: written from a scan, finished and sent by the user. */
export const letters = {
  write: procedure
    .input(
      z.strictObject({
        scanId: z.string().min(1).max(64),
        kind: z.enum(letterKinds),
        language: z.enum(letterLanguages),
      }),
    )
    .output(type<Letter>()),
  /** The letter as the user finished it, as an unsent mail to save. */
  mail: procedure
    .input(z.strictObject({ subject: z.string().max(500), body: z.string().max(100_000) }))
    .output(type<ExportedFile>()),
}
