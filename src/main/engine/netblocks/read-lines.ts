import { decodeText } from './decode-text.ts'

const MOST_CHARACTERS = 65_536

/**
 * Cuts a stream of text into lines without their ends (LF or CRLF), a batch per chunk. A line longer than 65,536
 * characters comes as null.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<(string | null)[]> {
  let rest = ''
  let tooLong = false
  for await (const text of decodeText(source)) {
    const parts = (rest + text).split('\n')
    rest = parts.pop() as string
    const batch: (string | null)[] = parts.map((part) =>
      part.length > MOST_CHARACTERS ? null : trimEnd(part),
    )
    if (tooLong && batch.length > 0) {
      batch[0] = null
      tooLong = false
    }
    if (rest.length > MOST_CHARACTERS) {
      rest = ''
      tooLong = true
    }
    if (batch.length > 0) yield batch
  }
  if (tooLong || rest.length > MOST_CHARACTERS) yield [null]
  else if (rest !== '') yield [trimEnd(rest)]
}

const trimEnd = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text)
