import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Attachment } from '../domain/attachment.ts'
import { type CampaignRow, type RequestPage, requestStates, type VerifyFinding } from '../domain/campaign.ts'
import { type EvidenceFact, evidenceFacts } from '../domain/evidence-fact.ts'
import { letterLanguages } from '../domain/letter.ts'
import { UPLOAD_PIECE_BYTES } from './bounces.ts'
import { procedure } from './errors.ts'
import type { ExportedFile } from './scans.ts'

const id = z.string().min(1).max(64)
/** Longest reply to paste, characters; longer ones are files. */
export const MOST_PASTED_REPLY = 150_000

const piece = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= UPLOAD_PIECE_BYTES, 'too large')
const byUpload = z.strictObject({ uploadId: z.string().min(1).max(64) })
const byAttachment = z.strictObject({ attachmentId: z.string().min(1).max(64) })
const address = z.string().max(64).nullable()
const factNames = Object.keys(evidenceFacts) as EvidenceFact[]

/** What to write of the clean-up; `paper` is of the PDF alone. */
const CampaignExport = z.strictObject({
  format: z.enum(['csv', 'ics', 'pdf']),
  paper: z.enum(['a4', 'letter']).optional(),
})
/** See the schema. */
export type CampaignExport = z.infer<typeof CampaignExport>

/** The clean-up: requests, their texts, what happened to them, and looks at the lists. */
export const campaign = {
  list: procedure.output(type<readonly CampaignRow[]>()),
  /** Makes requests of a scan's cases, or brings those of its block up to date. */
  start: procedure
    .input(z.strictObject({ scanId: z.string().min(1).max(64) }))
    .output(type<readonly CampaignRow[]>()),
  /** Makes requests of bounces: of one group, or of all that name an address; `address` is of one that names none. */
  startFromBounces: procedure
    .input(
      z.strictObject({ groupId: z.string().max(600).nullable(), address: z.string().max(64).optional() }),
    )
    .output(type<readonly CampaignRow[]>()),
  get: procedure.input(z.strictObject({ id, address })).output(type<RequestPage>()),
  /** What is left out stays. */
  change: procedure
    .input(
      z.strictObject({
        id,
        state: z.enum(requestStates).optional(),
        reminded: z.boolean().optional(),
        note: z.string().max(4000).optional(),
        minutes: z.number().min(0).max(100_000).optional(),
        answers: z.partialRecord(z.enum(factNames), z.string().max(20_000)).optional(),
        language: z.enum(letterLanguages).optional(),
      }),
    )
    .output(type<CampaignRow>()),
  /** Keeps the text as typed; null gives the written one back. */
  saveDraft: procedure
    .input(
      z.strictObject({
        id,
        address,
        draft: z.strictObject({ subject: z.string().max(500), body: z.string().max(100_000) }).nullable(),
      }),
    )
    .output(type<RequestPage>()),
  /** Keeps a reply; without `id` with the request that it answers. */
  reply: procedure
    .input(z.strictObject({ id: id.optional(), text: z.string().min(1).max(MOST_PASTED_REPLY) }))
    .output(type<CampaignRow>()),
  /** A reply as a file, in pieces; `replyFinish` keeps it as `reply` does. */
  replyOpen: procedure.output(type<{ readonly uploadId: string }>()),
  replyPiece: procedure.input(byUpload.extend({ bytes: piece })).output(type<void>()),
  replyFinish: procedure.input(byUpload.extend({ id: id.optional() })).output(type<CampaignRow>()),
  /** Begins a file of a request; its bytes follow in pieces, and it is kept when all are here. */
  attach: procedure
    .input(z.strictObject({ id, name: z.string().max(1000), bytes: z.int().min(0) }))
    .output(type<Attachment>()),
  attachPiece: procedure.input(byAttachment.extend({ bytes: piece })).output(type<void>()),
  /** A file, to be saved. */
  attachment: procedure.input(byAttachment).output(type<ExportedFile>()),
  /** Deletes a file, or brings it back within a day. */
  deleteAttachment: procedure.input(byAttachment.extend({ deleted: z.boolean() })).output(type<void>()),
  verify: procedure
    .input(z.strictObject({ id }))
    .output(type<{ readonly finding: VerifyFinding; readonly row: CampaignRow }>()),
  export: procedure.input(CampaignExport).output(type<ExportedFile>()),
}
