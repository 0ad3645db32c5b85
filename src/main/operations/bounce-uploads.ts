import type { BounceReadResult } from '../../shared/domain/bounce.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from './context.ts'
import { readBounces } from './read-bounces.ts'

/** How far an upload is. */
export interface BounceProgress {
  readonly bytes: number
  readonly events: number
  readonly blocked: number
}

/** Problems told; a log with more has told enough. */
const MAX_PROBLEMS = 20
/** Files that are handed over at the same time. */
const MAX_UPLOADS = 16
/** A page that went away ends no upload; after this time without a piece it may be put away. */
const IDLE_MS = 60_000

interface Upload {
  readonly stop: AbortController
  readonly figures: { bytes: number; events: number; blocked: number }
  readonly result: Promise<BounceReadResult>
  /** When the last piece came, ms since 1970. */
  lastMs: number
  /** Hands bytes over; resolves when they were taken. Null ends the file. */
  readonly push: (bytes: Uint8Array | null) => Promise<void>
}

const uploadsOf = new WeakMap<Context, Map<string, Upload>>()

/** Reads a pasted text to its end. */
export async function readBounceText(
  context: Context,
  text: string,
  ours: readonly string[],
): Promise<BounceReadResult> {
  const id = openUpload(context, 'pasted text', ours)
  const bytes = new TextEncoder().encode(text)
  await feedUpload(context, id, bytes)
  return finishUpload(context, id)
}

/** Begins to read a file that comes in pieces; nothing of it is kept but what it says. Returns its id. */
export function openUpload(context: Context, name: string, ours: readonly string[]): string {
  const uploads = uploadsOf.get(context) ?? new Map<string, Upload>()
  uploadsOf.set(context, uploads)
  if (uploads.size >= MAX_UPLOADS) putIdleAway(uploads, context.now())
  if (uploads.size >= MAX_UPLOADS) {
    throw new OperationError(
      'busy',
      `${MAX_UPLOADS} files are being read.`,
      'Wait for one to end or stop one.',
    )
  }
  const id = Buffer.from(context.randomBytes(8)).toString('hex')
  uploads.set(id, startUpload(context, name, ours))
  return id
}

/** Hands the next piece over and tells how far the reading is; waits until the piece was taken. */
export async function feedUpload(context: Context, id: string, bytes: Uint8Array): Promise<BounceProgress> {
  const upload = findUpload(context, id)
  upload.figures.bytes += bytes.length
  upload.lastMs = context.now()
  await upload.push(bytes)
  return { ...upload.figures }
}

/** Ends the file and tells what was found. */
export async function finishUpload(context: Context, id: string): Promise<BounceReadResult> {
  const upload = findUpload(context, id)
  try {
    await upload.push(null)
    return await upload.result
  } finally {
    uploadsOf.get(context)?.delete(id)
  }
}

/** Stops reading; what was found until then is kept and told. */
export async function stopUpload(context: Context, id: string): Promise<BounceReadResult> {
  findUpload(context, id).stop.abort()
  return finishUpload(context, id)
}

function putIdleAway(uploads: Map<string, Upload>, nowMs: number): void {
  for (const [id, upload] of uploads) {
    if (nowMs - upload.lastMs < IDLE_MS) continue
    uploads.delete(id)
    upload.stop.abort()
    void upload.push(null)
  }
}

function findUpload(context: Context, id: string): Upload {
  const upload = uploadsOf.get(context)?.get(id)
  if (upload) return upload
  throw new OperationError('not-found', 'This file is not being read any more.', 'Drop it again.')
}

function startUpload(context: Context, name: string, ours: readonly string[]): Upload {
  const stop = new AbortController()
  const figures = { bytes: 0, events: 0, blocked: 0 }
  const pipe = createPipe()
  const read = async (): Promise<BounceReadResult> => {
    const problems: string[] = []
    const order = { inputs: [{ name, chunks: pipe.chunks }], ours, keep: true, signal: stop.signal }
    const reading = readBounces(context, order)
    try {
      for (;;) {
        const next = await reading.next()
        if (next.done) {
          const { groups: _, ...result } = next.value
          return { ...result, problems }
        }
        figures.events += next.value.events.length
        figures.blocked += next.value.events.filter(({ blocked }) => blocked).length
        problems.push(...next.value.problems.slice(0, MAX_PROBLEMS - problems.length))
      }
    } finally {
      pipe.close()
    }
  }
  const result = read()
  // Heard when the file ends; until then a fault must not count as unheard.
  result.catch(() => {})
  return { stop, figures, result, lastMs: context.now(), push: pipe.push }
}

/** A stream that one side fills and the other reads, one piece at a time. */
function createPipe() {
  let waiting: { bytes: Uint8Array | null; taken: () => void } | null = null
  let wake = (): void => {}
  let closed = false
  let turn: Promise<void> = Promise.resolve()
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = waiting
      if (piece === null) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      waiting = null
      if (piece.bytes !== null) yield piece.bytes
      piece.taken()
      if (piece.bytes === null) return
    }
  }
  const give = (bytes: Uint8Array | null): Promise<void> =>
    new Promise((resolve) => {
      if (closed) {
        resolve()
        return
      }
      waiting = { bytes, taken: resolve }
      wake()
    })
  return {
    chunks: chunks(),
    /** Pieces that come at once are given one after another. */
    push(bytes: Uint8Array | null): Promise<void> {
      turn = turn.then(() => give(bytes))
      return turn
    },
    /** Whoever still waits is let go: nobody reads any more. */
    close(): void {
      closed = true
      waiting?.taken()
      waiting = null
    },
  }
}
