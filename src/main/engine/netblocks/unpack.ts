import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Unzip, UnzipInflate } from 'fflate'
import { FeedFault } from './feed-fault.ts'

/**
 * Unpacks gzip and zip (its first file) by their first bytes, whatever the file is called, and passes anything else
 * on. Stops with a FeedFault once more than `mostBytes` have come out: an archive may be a bomb.
 */
export async function* unpack(
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0
  for await (const chunk of opened(source)) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new FeedFault(`it unpacks to more than ${megabytes(mostBytes)}`)
    yield chunk
  }
}

/** What a file may unpack to, unless a test says otherwise: a feed of ten million lines has some 150 MB. */
export const MOST_UNPACKED = 1_000_000_000

/** `512 MB`. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`

async function* opened(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < 4) {
    const next = await chunks.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    } finally {
      await chunks.return?.()
    }
  }
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(whole())
  else if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) yield* unzipFirst(whole())
  else yield* whole()
}

async function* gunzip(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = Readable.from(source)
  const output = createGunzip()
  input.on('error', (error) => output.destroy(error))
  try {
    yield* input.pipe(output) as AsyncIterable<Uint8Array>
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_'))
      throw new FeedFault('it is cut off or damaged: its gzip data do not end as they should')
    throw error
  } finally {
    input.destroy()
  }
}

async function* unzipFirst(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const state = { failed: false, ended: false }
  let files = 0
  const unzip = new Unzip((file) => {
    if (file.name.endsWith('/') || ++files > 1) return
    file.ondata = (error, chunk, final) => {
      if (error) state.failed = true
      else ready.push(chunk)
      state.ended ||= final
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for await (const chunk of source) {
    // In small pieces, so that a bomb is met before it has grown.
    for (let at = 0; at < chunk.length && !state.ended; at += 4096) {
      push(unzip, chunk.subarray(at, at + 4096))
      if (state.failed) throw damagedZip()
      yield* ready.splice(0)
    }
    if (state.ended) return
  }
  throw damagedZip()
}

function push(unzip: Unzip, chunk: Uint8Array): void {
  try {
    unzip.push(chunk)
  } catch {
    throw damagedZip()
  }
}

const damagedZip = (): FeedFault =>
  new FeedFault('it is cut off or damaged: its zip data do not end as they should')
