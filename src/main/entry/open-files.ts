import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { OpenedInput, OpenedOutput } from '../cli/command-host.ts'

const CHUNK_BYTES = 65_536
/** What is written is gathered up to this. */
const PENDING_BYTES = 262_144

/** Opens a file to be read in pieces; `-` is standard input. Fails before anything is read. */
export async function openInput(file: string): Promise<OpenedInput> {
  if (file === '-') return openStdin()
  const found = await stat(file)
  if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  const handle = await open(file)
  await handle.close()
  return { chunks: readPieces(file), bytes: found.isFile() ? found.size : null }
}

/** Somebody at a terminal may never end it: stopping does. */
function openStdin(): OpenedInput {
  let stopped = false
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* process.stdin as AsyncIterable<Uint8Array>
    } catch (error) {
      if (!stopped) throw error
    }
  }
  return {
    chunks: chunks(),
    bytes: null,
    stop() {
      stopped = true
      process.stdin.destroy()
    },
  }
}

/** The file is opened anew when its turn comes, so that many files need one handle at a time. */
async function* readPieces(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>
}

/** Opens a file to be written in pieces, in place of what was there; `-` is standard output. */
export async function openOutput(file: string): Promise<OpenedOutput> {
  if (file === '-') {
    return {
      async write(text) {
        if (process.stdout.write(text) || process.stdout.destroyed) return
        // A reader that went away ends the waiting, too.
        await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(() => {})
      },
      end: async () => {},
    }
  }
  const handle = await open(file, 'w')
  const pending = Buffer.alloc(PENDING_BYTES)
  let used = 0
  const flush = async (): Promise<void> => {
    await handle.writeFile(pending.subarray(0, used))
    used = 0
  }
  return {
    async write(text) {
      // A UTF-16 unit takes at most three bytes.
      const most = text.length * 3
      if (used + most > PENDING_BYTES) await flush()
      if (most > PENDING_BYTES) await handle.writeFile(text)
      else used += pending.write(text, used)
    },
    async end() {
      await flush()
      await handle.close()
    },
  }
}
