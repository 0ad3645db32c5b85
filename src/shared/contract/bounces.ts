import { type } from '@orpc/contract'
import { z } from 'zod'
import type { BounceReadResult, BounceRow, StoredBounce } from '../domain/bounce.ts'
import { procedure } from './errors.ts'

/** Longest text to paste, characters; longer ones are files. */
export const MAX_PASTED_TEXT = 500_000
/** Bytes of one piece of a file. */
export const UPLOAD_PIECE_BYTES = 524_288

const byUpload = z.strictObject({ uploadId: z.string().max(64) })
const ours = z.array(z.string().min(1).max(100)).max(64)
const groupId = z.string().max(600)

/** Bounces: read texts and files, list who blocks us, forget. Files are handed to the background in pieces. */
export const bounces = {
  readText: procedure
    .input(z.strictObject({ text: z.string().max(MAX_PASTED_TEXT), ours }))
    .output(type<BounceReadResult>()),
  open: procedure
    .input(z.strictObject({ name: z.string().min(1).max(200), ours }))
    .output(type<{ readonly uploadId: string }>()),
  feed: procedure
    .input(
      byUpload.extend({
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= UPLOAD_PIECE_BYTES, 'too large'),
      }),
    )
    .output(type<{ readonly bytes: number; readonly events: number; readonly blocked: number }>()),
  finish: procedure.input(byUpload).output(type<BounceReadResult>()),
  stop: procedure.input(byUpload).output(type<BounceReadResult>()),
  list: procedure.output(type<readonly BounceRow[]>()),
  group: procedure
    .input(z.strictObject({ groupId }))
    .output(type<{ readonly row: BounceRow; readonly events: readonly StoredBounce[] }>()),
  forget: procedure.input(z.strictObject({ groupId: groupId.nullable() })).output(type<void>()),
}
