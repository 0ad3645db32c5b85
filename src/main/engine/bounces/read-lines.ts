/** One line of an input, without its end. */
export interface TextLine {
  readonly text: string
  /** From 1. */
  readonly number: number
}

/** Longer lines are cut: no mail server writes them, and a file without line ends must not fill the memory. */
const MAX_LINE_BYTES = 65_536
const NEWLINE = 10

/**
 * The lines of a byte stream that hold what `wanted` (a global expression on bytes as Latin-1) looks for, all lines
 * when it is null; a batch per chunk. Lines that are not wanted are never made into text, so a large log costs
 * little more than reading it. Text is UTF-8; other bytes become U+FFFD.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  wanted: RegExp | null,
): AsyncGenerator<readonly TextLine[], void, undefined> {
  let carry: Buffer = Buffer.alloc(0)
  let number = 0
  // True while the rest of a line that was cut goes by.
  let cutting = false
  for await (const chunk of chunks) {
    let bytes = asBuffer(chunk)
    if (cutting) {
      const end = bytes.indexOf(NEWLINE)
      if (end < 0) continue
      bytes = bytes.subarray(end + 1)
      cutting = false
    }
    if (carry.length > 0) bytes = Buffer.concat([carry, bytes])
    const end = bytes.lastIndexOf(NEWLINE) + 1
    const found = findLines(bytes.subarray(0, end), wanted, number)
    number = found.number
    carry = Buffer.from(bytes.subarray(end))
    const lines = [...found.lines]
    if (carry.length > MAX_LINE_BYTES) {
      number++
      lines.push(...findLines(carry.subarray(0, MAX_LINE_BYTES), wanted, number - 1).lines)
      carry = Buffer.alloc(0)
      cutting = true
    }
    if (lines.length > 0) yield lines
  }
  const last = findLines(carry, wanted, number)
  if (last.lines.length > 0) yield last.lines
}

const asBuffer = (chunk: Uint8Array): Buffer =>
  Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)

/** `number` is the count of lines before these; comes back as the count after them. */
function findLines(bytes: Buffer, wanted: RegExp | null, number: number) {
  const lines: TextLine[] = []
  const scan = bytes.toString('latin1')
  let count = number
  let from = 0
  const countTo = (offset: number): void => {
    for (let at = scan.indexOf('\n', from); at >= 0 && at < offset; at = scan.indexOf('\n', at + 1)) count++
    from = offset
  }
  for (let start = findNext(scan, wanted, 0); start >= 0 && start < scan.length; ) {
    const newline = scan.indexOf('\n', start)
    const end = newline < 0 ? scan.length : newline
    countTo(start)
    const cut = Math.min(end, start + MAX_LINE_BYTES)
    lines.push({ text: bytes.toString('utf8', start, cut).replace(/\r$/, ''), number: count + 1 })
    start = newline < 0 ? -1 : findNext(scan, wanted, end + 1)
  }
  countTo(scan.length)
  return { lines, number: count }
}

/** Start of the next line that is wanted, at or behind an offset where a line starts; -1 when there is none. */
function findNext(scan: string, wanted: RegExp | null, offset: number): number {
  if (offset >= scan.length) return -1
  if (wanted === null) return offset
  wanted.lastIndex = offset
  const match = wanted.exec(scan)
  return match ? Math.max(scan.lastIndexOf('\n', match.index) + 1, offset) : -1
}
