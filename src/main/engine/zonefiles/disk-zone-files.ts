import { open } from 'node:fs/promises'
import type { ZoneFileReader } from './zone-file-reader.ts'

const CHUNK_BYTES = 256 * 1024

/** Zone files on this machine's disk. */
export const diskZoneFiles: ZoneFileReader = async (path) => {
  const file = await open(path)
  const { mtimeMs, size } = await file.stat()
  return {
    modifiedMs: mtimeMs,
    chunks: file.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES }),
    async isUnchanged() {
      const now = await file.stat()
      return now.mtimeMs === mtimeMs && now.size === size
    },
    close: () => file.close(),
  }
}
