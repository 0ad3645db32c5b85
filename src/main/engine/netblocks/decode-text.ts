import { TextDecoder } from 'node:util'

/**
 * Decodes a stream of UTF-8, or of UTF-16 where a byte-order mark says so (spreadsheets on Windows save it). The mark is
 * left out; what is no text becomes replacement characters.
 */
export async function* decodeText(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let head: Uint8Array = new Uint8Array(0)
  for await (const chunk of source) {
    let bytes = chunk
    if (decoder === null) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      if (head.length < 2) continue
      bytes = head
      decoder = new TextDecoder(encodingOf(head))
    }
    yield decoder.decode(bytes, { stream: true })
  }
  yield decoder === null ? new TextDecoder().decode(head) : decoder.decode()
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
