import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { AddressReport } from '../domain/address-report.ts'
import type { ScanEvent } from '../domain/live-scan.ts'
import type { Plan } from '../domain/plan.ts'
import type { Rejudgement } from '../domain/rejudgement.ts'
import { rescanModes } from '../domain/rescan.ts'
import type { Scan } from '../domain/scan.ts'
import type { ChangeMap, ScanDiff } from '../domain/scan-diff.ts'
import type { JudgedScan } from '../domain/scan-evidence.ts'
import { procedure } from './errors.ts'
import { OfferFields } from './offer-fields.ts'

const scanId = z.string().min(1).max(64)
const byScan = z.strictObject({ scanId })

/** What to vet and how: the window's counterpart of the options of `blockvet scan`. */
export const ScanRequest = z.strictObject({
  blocks: z.array(z.string().min(1).max(100)).min(1).max(256),
  preset: z.enum(['quick', 'mail', 'all']),
  /** Resolvers as IP or IP:PORT; used when `pathKind` is `resolver`. */
  pathKind: z.enum(['system', 'resolver', 'direct']),
  resolvers: z.array(z.string().max(100)).max(16),
  offer: OfferFields,
  /** An earlier scan to build on: its block, lists and path are used. `id` is that of the list or the case. */
  rescan: z
    .strictObject({ scanId, mode: z.enum(rescanModes), id: z.string().min(1).max(200).optional() })
    .optional(),
})
/** See `ScanRequest` the schema. */
export type ScanRequest = z.infer<typeof ScanRequest>

/** A written export, ready to save. */
export interface ExportedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** What to export and how. */
export const ExportRequest = z.strictObject({
  scanId,
  format: z.enum(['json', 'csv', 'html', 'pdf', 'xlsx', 'bundle']),
  /** Of the PDF; A4 when left out. */
  paper: z.enum(['a4', 'letter']).optional(),
})
/** See `ExportRequest` the schema. */
export type ExportRequest = z.infer<typeof ExportRequest>

/** How far an export is (`share` 0–1), then the file. Leaving the stream gives the export up. */
export type ExportEvent =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'file'; readonly file: ExportedFile }

/** Scans: plan, start, watch, stop, read, export. */
export const scans = {
  plan: procedure.input(ScanRequest).output(type<Plan>()),
  start: procedure.input(ScanRequest).output(type<{ readonly scanIds: readonly string[] }>()),
  stop: procedure.input(byScan).output(type<Scan>()),
  resume: procedure.input(byScan).output(type<Scan>()),
  watch: procedure.input(byScan).output(eventIterator(type<ScanEvent>())),
  list: procedure
    .input(z.strictObject({ block: z.string().max(100).optional() }))
    .output(type<readonly Scan[]>()),
  get: procedure.input(byScan).output(type<JudgedScan>()),
  address: procedure
    .input(z.strictObject({ scanId, address: z.string().max(64) }))
    .output(type<AddressReport>()),
  diff: procedure
    .input(z.strictObject({ before: z.string().min(1).max(64), after: z.string().min(1).max(64) }))
    .output(type<ScanDiff>()),
  /** What earlier versions of the rules made of the scan, and why the present one differs. */
  rejudge: procedure.input(byScan).output(type<readonly Rejudgement[]>()),
  /** What became of each target since the finished scan before it. */
  changes: procedure.input(byScan).output(type<ChangeMap>()),
  export: procedure.input(ExportRequest).output(eventIterator(type<ExportEvent>())),
}
