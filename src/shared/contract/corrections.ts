import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Correction } from '../domain/correction.ts'
import { procedure } from './errors.ts'

const hours = z.tuple([z.number().min(0).max(20_000), z.number().min(0).max(20_000)]).nullable()

/** What the user knows better than the catalogue, by operator. */
export const corrections = {
  list: procedure.output(type<readonly Correction[]>()),
  /** Keeps one; an empty one gives the catalogue's figures back. Answers with all. */
  save: procedure
    .input(
      z.strictObject({
        operatorId: z.string().min(1).max(100),
        effortHours: hours,
        delayHours: hours,
        note: z.string().max(2000),
      }),
    )
    .output(type<readonly Correction[]>()),
}
