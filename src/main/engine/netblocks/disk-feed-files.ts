import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FeedFiles } from './feed-files.ts'

/** Feed files on this machine's disk. */
export const diskFeedFiles: FeedFiles = {
  join: path.join,
  async list(folder) {
    const found = await orNull(readdir(folder, { withFileTypes: true }))
    return found?.filter((entry) => entry.isFile() || entry.isSymbolicLink()).map(({ name }) => name) ?? null
  },
  async stamp(file) {
    const found = await orNull(stat(file))
    return found?.isFile() ? { bytes: found.size, modifiedMs: found.mtimeMs } : null
  },
  read: (file) => createReadStream(file, { highWaterMark: 256 * 1024 }),
  async write(file, content) {
    await mkdir(path.dirname(file), { recursive: true })
    await pipeline(content, createWriteStream(file))
  },
  replace: rename,
  remove: (file) => rm(file, { force: true }),
}

async function orNull<Value>(work: Promise<Value>): Promise<Value | null> {
  try {
    return await work
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
