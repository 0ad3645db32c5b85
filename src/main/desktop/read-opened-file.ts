import { constants } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import path from 'node:path'

/** A file that the system handed over, or one sentence why it was not taken. */
export type OpenedFile =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly sentence: string }

/** Larger files are read in pieces, where they are dropped or chosen. */
export const MOST_BYTES = 64_000_000

const whyNot: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is not there',
  EACCES: 'its rights do not allow it',
  EPERM: 'its rights do not allow it',
  ELOOP: 'it was replaced by a link',
}

/**
 * Reads a file that a stranger may have named: a plain file only, at its real place, and no more of it than the limit.
 * What it holds is not looked at here: the sandboxed page does that.
 */
export async function readOpenedFile(file: string, mostBytes = MOST_BYTES): Promise<OpenedFile> {
  const name = cleanName(path.basename(file))
  const refused = (why: string): OpenedFile => ({
    kind: 'refused',
    sentence: `'${name}' was not opened: ${why}.`,
  })
  let handle: FileHandle | null = null
  try {
    // A pipe must not hold the application up, and a link put in its place after the look must not be followed.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
    handle = await open(await realpath(file), flags)
    if (!(await handle.stat()).isFile()) return refused('it is no plain file')
    const bytes = await readUpTo(handle, mostBytes + 1)
    if (bytes.length > mostBytes) {
      const most = Math.floor(mostBytes / 1_000_000)
      return refused(`it is larger than ${most} MB; choose it in Bounces, where files are read in pieces`)
    }
    return { kind: 'file', name, bytes }
  } catch (error) {
    return refused(whyNot[(error as NodeJS.ErrnoException).code ?? ''] ?? 'the system does not read it')
  } finally {
    await handle?.close()
  }
}

/** The size that the system tells is not trusted: files grow, and some have none. */
async function readUpTo(handle: FileHandle, mostBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  while (length < mostBytes) {
    const piece = new Uint8Array(Math.min(1 << 20, mostBytes - length))
    const { bytesRead } = await handle.read(piece, 0, piece.length)
    if (bytesRead === 0) break
    pieces.push(piece.subarray(0, bytesRead))
    length += bytesRead
  }
  return new Uint8Array(Buffer.concat(pieces))
}

/** Without control characters and marks that turn the direction of writing around. */
const cleanName = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').slice(-120) || 'This file'
