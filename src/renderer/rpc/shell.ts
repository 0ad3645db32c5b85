import { create } from 'zustand'
import type { ShellWord } from '../../shared/contract/shell-talk.ts'
import { type FileKind, tellFileKind } from '../../shared/domain/tell-file-kind.ts'

/** A file that the system asked Blockvet to open, not read yet: the user is asked first. */
export interface GivenFile {
  readonly file: File
  readonly kind: Exclude<FileKind, null>
}

/** Files that wait for a word of the user, oldest first. */
export const useGivenFiles = create<{ readonly files: readonly GivenFile[] }>(() => ({ files: [] }))

/** Takes files off the waiting ones: they are read now, or left. */
export const dropGiven = (given: readonly GivenFile[]): void =>
  useGivenFiles.setState(({ files }) => ({ files: files.filter((one) => !given.includes(one)) }))

/** What the page does when the shell tells something. */
export interface ShellEars {
  readonly onGiven: (given: GivenFile) => void
  /** Told the name of a file that is neither text with refusals nor a feed. */
  readonly onStrange: (name: string) => void
  /** Told of each file that was saved, with what shows it in its folder. */
  readonly onSaved: (name: string, reveal: () => void) => void
}

/** Listens to the desktop shell; a browser has none, and nothing is ever heard. Returns what ends the listening. */
export function listenToShell(ears: ShellEars): () => void {
  if (location.protocol !== 'app:') return () => undefined
  const listening = new AbortController()
  window.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      const word = event.source === window ? readWord(event.data) : null
      if (word) void hear(word, ears)
    },
    { signal: listening.signal },
  )
  say('files:take')
  return () => listening.abort()
}

export async function hear(word: ShellWord, ears: ShellEars): Promise<void> {
  switch (word.kind) {
    case 'files-waiting':
      say('files:take')
      return
    case 'saved':
      ears.onSaved(word.name, () => say(`saved:reveal:${word.id}`))
      return
    case 'file': {
      const file = new File([word.bytes.slice()], word.name)
      const kind = tellFileKind(await readHead(file))
      if (kind === null) {
        ears.onStrange(word.name)
        return
      }
      const given = { file, kind }
      useGivenFiles.setState(({ files }) => ({ files: [...files, given] }))
      ears.onGiven(given)
    }
  }
}

const say = (word: string): void => window.postMessage(word, location.origin)

function readWord(data: unknown): ShellWord | null {
  const known = typeof data === 'object' && data !== null && 'kind' in data
  return known ? (data as ShellWord) : null
}

const HEAD_BYTES = 32_768

/** The beginning of a file, unpacked where it is gzip. */
async function readHead(file: File): Promise<Uint8Array> {
  const packed = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    return (await reader.read()).value?.slice(0, HEAD_BYTES) ?? new Uint8Array()
  } catch {
    return new Uint8Array()
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
