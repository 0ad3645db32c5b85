import { OperationError } from '../../shared/domain/operation-error.ts'
import type { OpenedInput } from './command-host.ts'

/** The content of a file, read no further than the limit. Throws `too-large` beyond `most` bytes. */
export async function readAtMost({ chunks }: OpenedInput, name: string, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > most)
      throw new OperationError(
        'too-large',
        `'${name.slice(-200)}' has more than ${most / 1024 / 1024} MiB.`,
        'Nothing was changed.',
      )
    pieces.push(chunk)
  }
  return Buffer.concat(pieces)
}
