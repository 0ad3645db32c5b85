import { type } from '@orpc/contract'
import { z } from 'zod'
import type { MailReadiness } from '../domain/mail-readiness.ts'
import { plainHostName } from '../domain/plain-host-name.ts'
import { procedure } from './errors.ts'

const hostName = z
  .string()
  .max(253)
  .transform(plainHostName)
  .pipe(
    z
      .string()
      .regex(
        /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/i,
        'a domain like example.org',
      ),
  )

/** What to look at. */
export const ReadinessRequest = z.strictObject({
  scanId: z.string().min(1).max(64),
  domain: hostName,
  /** Name that the server greets with; empty when there is none yet. */
  heloName: z.union([hostName, z.literal('')]),
  /** True to have one SMTP dialogue with the domain's own mail server; nothing is sent. */
  askServer: z.boolean(),
})
/** See `ReadinessRequest` the schema. */
export type ReadinessRequest = z.infer<typeof ReadinessRequest>

/** How ready a block and a domain are to send mail. */
export const readiness = {
  examine: procedure.input(ReadinessRequest).output(type<MailReadiness>()),
  /** What the last examination of the scan's block found, or null. */
  get: procedure
    .input(z.strictObject({ scanId: z.string().min(1).max(64) }))
    .output(type<MailReadiness | null>()),
}
