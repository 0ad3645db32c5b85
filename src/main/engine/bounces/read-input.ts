import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DETECT_BYTES, detectInput, type InputKind } from './detect-input.ts'
import { JsonJoiner } from './json-joiner.ts'
import { readJson } from './read-json.ts'
import { readLines } from './read-lines.ts'
import { type MailFinding, readMail } from './read-mail.ts'
import { hasReplyCode } from './read-plain-reply.ts'
import { readRejection } from './read-rejection.ts'
import { exchangeTable, powerMtaTable } from './read-tables.ts'
import { isAccepted, TextJoiner, type TextPiece } from './read-text.ts'
import { jsonNeedle, refusalNeedle, replyNeedle } from './refusal-needle.ts'
import { bareRejection, type Rejection } from './rejection.ts'
import { MAX_MAIL_BYTES, splitMbox } from './split-mbox.ts'

/** Something to read: a file, standard input, pasted text. */
export interface BounceInput {
  /** Shown in front of line numbers. */
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** One thing found in an input: a refusal, or one sentence about what could not be read. */
export type InputFinding =
  | {
      readonly kind: 'rejection'
      readonly rejection: Rejection
      readonly source: string
      /** True for a text without any code or mark of a refusal: it counts only if it turns out to be one. */
      readonly unsure?: boolean
    }
  | { readonly kind: 'problem'; readonly problem: string }

type Findings = AsyncGenerator<readonly InputFinding[], void, undefined>

/** A text up to this size is taken as pasted by hand. */
const SHORT_TEXT_BYTES = 1_048_576
/** Unpacked bytes that pass without a look at the ratio. */
const UNPACK_FREE_BYTES = 268_435_456
/** Logs shrink to a tenth or a twentieth; what unpacks to more than this is made to fill a disk or waste time. */
const MAX_RATIO = 250

/**
 * Reads every refusal of one input, whatever it is: log of any mail server, journal, table, mail, folder of mails or
 * pasted text, plain or gzip. Memory stays bounded; nothing is thrown for what is in the input, a part that cannot
 * be read is told in one sentence and the rest is read on.
 */
export async function* readInput(input: BounceInput, nowMs: number): Findings {
  yield* readAny(input, nowMs, false)
}

async function* readAny({ name, chunks }: BounceInput, nowMs: number, unpacked: boolean): Findings {
  const { head, all } = await peek(chunks, DETECT_BYTES)
  const kind = detectInput(head)
  switch (kind) {
    case 'gzip':
      if (unpacked) yield [problem(`${name} is packed twice; unpack it once and read it again.`)]
      else yield* readGzip({ name, chunks: all }, nowMs)
      return
    case 'packed':
      yield [problem(`${name} is a packed file that is not gzip; unpack it and read what is in it.`)]
      return
    case 'binary':
      yield [problem(`${name} is not text; give a log, a mail or a mail folder.`)]
      return
    case 'utf16':
      yield* readAny({ name, chunks: decodeUtf16(all, head[0] === 0xff) }, nowMs, unpacked)
      return
    case 'mbox':
      for await (const { bytes, number, cut } of splitMbox(all)) {
        const notice = cut
          ? [problem(`Mail ${number} of ${name} is longer than 8 MB; its beginning was read.`)]
          : []
        yield [...notice, ...locateMail(await readMail(bytes), `${name}#${number}`)]
      }
      return
    case 'mail': {
      const { bytes, cut } = await gather(all)
      const notice = cut ? [problem(`${name} is longer than 8 MB; its beginning was read.`)] : []
      yield [...notice, ...locateMail(await readMail(bytes), name)]
      return
    }
    case 'text':
      yield* readText({ name, chunks: all }, nowMs)
      return
    case 'json-over-lines':
      yield* readJsonOverLines({ name, chunks: all }, nowMs)
      return
    case 'powermta':
    case 'exchange':
    case 'json':
    case 'log':
      yield* readByLine({ name, chunks: all }, kind, nowMs)
  }
}

const problem = (sentence: string): InputFinding => ({ kind: 'problem', problem: sentence })

function locateMail(finding: MailFinding, source: string): readonly InputFinding[] {
  const found = finding.rejections.map(
    (rejection): InputFinding => ({ kind: 'rejection', rejection, source }),
  )
  return finding.ok ? found : [problem(`${source} ${finding.problem}`), ...found]
}

type LineKind = Extract<InputKind, 'powermta' | 'exchange' | 'json' | 'log'>

async function* readByLine({ name, chunks }: BounceInput, kind: LineKind, nowMs: number): Findings {
  const read = lineReader(kind, nowMs)
  // Tables are read whole: their headings tell the columns.
  const wanted = kind === 'log' ? refusalNeedle() : kind === 'json' ? jsonNeedle() : null
  for await (const lines of readLines(chunks, wanted)) {
    yield lines.flatMap(({ text, number }): readonly InputFinding[] => {
      const found = read(text)
      const source = `${name}:${number}`
      return found.map((rejection) => ({ kind: 'rejection', rejection, source }))
    })
  }
}

/** Objects over several lines, or all on one. */
async function* readJsonOverLines({ name, chunks }: BounceInput, nowMs: number): Findings {
  const joiner = new JsonJoiner()
  const decoder = new TextDecoder()
  for await (const chunk of chunks) {
    const { objects, tooLong } = joiner.add(decoder.decode(chunk, { stream: true }))
    yield [
      ...tooLong.map((at) =>
        problem(`The object from line ${at} of ${name} is longer than 1 MB and was left out.`),
      ),
      ...objects.flatMap(({ text, number }) =>
        readJson(text, nowMs).map(
          (rejection): InputFinding => ({ kind: 'rejection', rejection, source: `${name}:${number}` }),
        ),
      ),
    ]
  }
}

function lineReader(kind: LineKind, nowMs: number): (line: string) => readonly Rejection[] {
  const listed = (read: (line: string) => Rejection | null) => (line: string) => {
    const rejection = read(line)
    return rejection ? [rejection] : []
  }
  switch (kind) {
    case 'powermta':
      return listed(powerMtaTable())
    case 'exchange':
      return listed(exchangeTable())
    case 'json':
      return (line) => readJson(line, nowMs)
    case 'log':
      return listed((line) => readRejection(line, nowMs))
  }
}

/**
 * Pasted text: replies of several lines are put together; log lines among it are read as such. A short text is read
 * line by line, so that a reply without any code is found too; of a long one the lines with a code or mark.
 */
async function* readText({ name, chunks }: BounceInput, nowMs: number): Findings {
  const { head, all } = await peek(chunks, SHORT_TEXT_BYTES)
  const short = head.length < SHORT_TEXT_BYTES
  const joiner = new TextJoiner()
  const locate = (piece: TextPiece | null): readonly InputFinding[] => {
    if (piece === null || isAccepted(piece.text)) return []
    const rejection = readRejection(piece.text, nowMs)
    const source = `${name}:${piece.number}`
    if (rejection) return [{ kind: 'rejection', rejection, source, unsure: isUnsure(rejection) }]
    return short ? [{ kind: 'rejection', rejection: bareRejection(piece.text), source, unsure: true }] : []
  }
  for await (const lines of readLines(all, short ? null : replyNeedle())) {
    yield lines.flatMap(({ text, number }) => locate(joiner.add(text, number)))
  }
  yield locate(joiner.end())
}

const isUnsure = ({ reply, direction, remoteHost }: Rejection): boolean =>
  direction === 'outbound' && remoteHost === null && !hasReplyCode(reply)

async function* readGzip({ name, chunks }: BounceInput, nowMs: number): Findings {
  let packedBytes = 0
  let unpackedBytes = 0
  async function* count(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      packedBytes += chunk.length
      yield chunk
    }
  }
  const gunzip = createGunzip()
  const source = Readable.from(count())
  source.on('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  async function* bounded(): AsyncGenerator<Uint8Array> {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpackedBytes += chunk.length
      if (unpackedBytes > UNPACK_FREE_BYTES && unpackedBytes > packedBytes * MAX_RATIO) throw new RatioError()
      yield chunk
    }
  }
  try {
    yield* readAny({ name, chunks: bounded() }, nowMs, true)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof RatioError) {
      yield [
        problem(`${name} unpacks to more than ${MAX_RATIO} times its size and was left there; no log does.`),
      ]
    } else if (code.startsWith('Z_')) {
      yield [problem(`${name} is damaged or cut off as a gzip file; what came before was read.`)]
    } else throw error
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

class RatioError extends Error {}

/** The first bytes, and a stream that has them still. */
async function peek(chunks: AsyncIterable<Uint8Array>, bytes: number) {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  while (size < bytes) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
    size += next.value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* first.splice(0)
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(first).subarray(0, bytes), all: all() }
}

async function gather(chunks: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    if (size + chunk.length > MAX_MAIL_BYTES) {
      parts.push(chunk.subarray(0, MAX_MAIL_BYTES - size))
      return { bytes: Buffer.concat(parts), cut: true }
    }
    parts.push(chunk)
    size += chunk.length
  }
  return { bytes: Buffer.concat(parts), cut: false }
}

async function* decodeUtf16(chunks: AsyncIterable<Uint8Array>, little: boolean): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(little ? 'utf-16le' : 'utf-16be')
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}
