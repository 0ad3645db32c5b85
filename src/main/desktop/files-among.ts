import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Paths that a start names: the words of its command line that are neither options nor links. Desktops of Linux write
 * a file as `file:///…`; a file of another host is left out, and so is every path on Windows that names a server, since
 * opening one would log in there. `words` begin after the program's own name, `folder` is where it was called.
 */
export function filesAmong(
  words: readonly string[],
  folder: string,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const windows = platform === 'win32'
  const { isAbsolute, resolve } = windows ? path.win32 : path.posix
  const found = words.flatMap((word) => {
    const name = readWord(word, windows)
    if (name === null || name.includes('\0')) return []
    const full = isAbsolute(name) ? name : resolve(folder, name)
    return windows && /^[\\/]{2}/.test(full) ? [] : [full]
  })
  return found
}

function readWord(word: string, windows: boolean): string | null {
  if (word === '' || word.startsWith('-')) return null
  if (/^file:/i.test(word)) {
    try {
      const url = new URL(word)
      return url.host === '' ? fileURLToPath(url, { windows }) : null
    } catch {
      return null
    }
  }
  // A link; one letter before the colon is a drive of Windows.
  return /^[a-z][a-z0-9+.-]+:/i.test(word) ? null : word
}
