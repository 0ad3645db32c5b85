/** Longer mails are cut: what a bounce says stands at its beginning. */
export const MAX_MAIL_BYTES = 8_388_608
const BOUNDARY = Buffer.from('\nFrom ')

/** One mail of a folder. */
export interface MboxMail {
  readonly bytes: Uint8Array
  /** From 1. */
  readonly number: number
  readonly cut: boolean
}

/** The mails of an mbox stream (RFC 4155), one after another, each without its `From ` line. */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<MboxMail, void, undefined> {
  let pending: Buffer[] = []
  let size = 0
  let number = 0
  let cut = false
  let tail: Buffer = Buffer.from('\n')
  const take = (bytes: Buffer): void => {
    if (size + bytes.length > MAX_MAIL_BYTES) cut = true
    else {
      pending.push(bytes)
      size += bytes.length
    }
  }
  const finish = (): MboxMail | null => {
    const whole = Buffer.concat(pending)
    pending = []
    size = 0
    // Of the line end before the first boundary nothing is left.
    const line = whole.indexOf(10, 1)
    if (line < 0) return null
    const bytes = whole.subarray(line + 1)
    number++
    const mail = { bytes, number, cut }
    cut = false
    return mail
  }
  for await (const chunk of chunks) {
    // The boundary may lie across two chunks: its length less one byte is kept back.
    const bytes = Buffer.concat([tail, chunk])
    let from = 0
    for (let at = bytes.indexOf(BOUNDARY); at >= 0; at = bytes.indexOf(BOUNDARY, at + 1)) {
      take(bytes.subarray(from, at + 1))
      const mail = finish()
      if (mail) yield mail
      from = at + 1
    }
    const keep = Math.max(from, bytes.length - BOUNDARY.length + 1)
    take(Buffer.from(bytes.subarray(from, keep)))
    tail = Buffer.from(bytes.subarray(keep))
  }
  take(tail)
  const mail = finish()
  if (mail) yield mail
}
