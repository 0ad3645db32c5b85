import { UPLOAD_PIECE_BYTES } from '../../../shared/contract/bounces.ts'
import type { BounceReadResult } from '../../../shared/domain/bounce.ts'
import { rpc } from '../../rpc/client.ts'
import { readFailure } from '../../rpc/failure.ts'
import { loadBounces, readOurs, useBounces } from './bounces-store.ts'

type Result = BounceReadResult & { readonly stopped: boolean }

const nothing: Result = {
  events: 0,
  blocked: 0,
  added: 0,
  inbound: 0,
  others: [],
  problems: [],
  stopped: false,
}

/** Reads the pasted text. The field is emptied when it was read. */
export async function readPasted(): Promise<void> {
  const { text, ours } = useBounces.getState()
  await follow(async () => {
    const result = await rpc.bounces.readText({ text, ours: readOurs(ours) })
    useBounces.setState({ text: '' })
    return { ...result, stopped: false }
  })
}

/** Reads files one after another, in pieces, each handed to the background on this machine. */
export async function readFiles(files: readonly File[]): Promise<void> {
  await follow(async (stop) => {
    let sum = nothing
    for (const file of files) {
      if (stop.aborted) break
      sum = add(sum, await readFile(file, stop))
    }
    return sum
  })
}

export const stopReading = (): void => useBounces.getState().stop?.abort()

async function follow(read: (stop: AbortSignal) => Promise<Result>): Promise<void> {
  if (useBounces.getState().stop) return
  const stop = new AbortController()
  useBounces.setState({ stop, result: null, readFailure: null })
  try {
    useBounces.setState({ result: await read(stop.signal) })
  } catch (error) {
    useBounces.setState({ readFailure: readFailure(error) })
  } finally {
    useBounces.setState({ stop: null, reading: null })
    await loadBounces()
  }
}

async function readFile(file: File, stop: AbortSignal): Promise<Result> {
  const { ours } = useBounces.getState()
  const name = file.name.slice(-200) || 'file'
  const { uploadId } = await rpc.bounces.open({ name, ours: readOurs(ours) })
  const startedMs = performance.now()
  try {
    for (let at = 0; at < file.size && !stop.aborted; at += UPLOAD_PIECE_BYTES) {
      const bytes = new Uint8Array(await file.slice(at, at + UPLOAD_PIECE_BYTES).arrayBuffer())
      const progress = await rpc.bounces.feed({ uploadId, bytes })
      useBounces.setState({
        reading: { name, total: file.size, seconds: (performance.now() - startedMs) / 1000, ...progress },
      })
    }
  } catch (error) {
    await rpc.bounces.stop({ uploadId }).catch(() => undefined)
    throw error
  }
  const stopped = stop.aborted
  const end = stopped ? rpc.bounces.stop : rpc.bounces.finish
  return { ...(await end({ uploadId })), stopped }
}

function add(a: Result, b: Result): Result {
  const others = new Map(a.others.map(({ cause, events }) => [cause, events]))
  for (const { cause, events } of b.others) others.set(cause, (others.get(cause) ?? 0) + events)
  return {
    events: a.events + b.events,
    blocked: a.blocked + b.blocked,
    added: a.added + b.added,
    inbound: a.inbound + b.inbound,
    others: [...others].map(([cause, events]) => ({ cause, events })).toSorted((x, y) => y.events - x.events),
    problems: [...a.problems, ...b.problems],
    stopped: a.stopped || b.stopped,
  }
}
