import { type } from '@orpc/contract'
import { z } from 'zod'
import type { CampaignRow } from '../domain/campaign.ts'
import { type MailAccountState, mailSecurities } from '../domain/mail-account.ts'
import { procedure } from './errors.ts'
import type { ExportedFile } from './scans.ts'

const server = z
  .strictObject({
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65_535),
    security: z.enum(mailSecurities),
  })
  .nullable()

/** See `MailAccount` in the domain. */
export const MailAccountInput = z.strictObject({
  address: z.string().max(254),
  user: z.string().max(254),
  smtp: server,
  imap: server,
})

/** A request's mail as it stands on the screen: what is seen is what goes. */
export const MailInput = z.strictObject({
  id: z.string().min(1).max(64),
  address: z.string().max(64).nullable(),
  to: z.string().max(254),
  subject: z.string().max(500),
  body: z.string().max(100_000),
  /** The user was warned that the mail comes from inside the block, and wants it all the same. */
  despiteBlock: z.boolean().optional(),
})
/** See `MailInput` the schema. */
export type MailInput = z.infer<typeof MailInput>

/** The user's mail account, and one mail at a time through it. */
export const mail = {
  get: procedure.output(type<MailAccountState>()),
  /** Null forgets the account with its password; without a password the kept one stays. */
  set: procedure
    .input(
      z.strictObject({
        account: MailAccountInput.nullable(),
        password: z.string().max(1000).optional(),
      }),
    )
    .output(type<MailAccountState>()),
  /** The mail as an unsent draft to save. */
  file: procedure.input(MailInput).output(type<ExportedFile>()),
  /** Puts it into the Drafts folder of the IMAP account. */
  saveDraft: procedure
    .input(MailInput)
    .output(type<{ readonly folder: string; readonly row: CampaignRow }>()),
  /** Sends it through the SMTP account. */
  send: procedure.input(MailInput).output(type<{ readonly reply: string; readonly row: CampaignRow }>()),
}
