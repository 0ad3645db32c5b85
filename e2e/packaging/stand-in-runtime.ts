import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What Electron's fuse tool looks for in a binary, then version 1 and the state of nine fuses. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
  Buffer.from([1, 9]),
  Buffer.from('101100010', 'latin1'),
])

/**
 * A folder that the packager takes for Electron of this version: it cannot run, but it has the files that are copied
 * and the fuses that are flipped, so that a package can be built without the network and looked into.
 */
export function makeStandInRuntime(folder: string, version: string): void {
  mkdirSync(path.join(folder, 'locales'), { recursive: true })
  mkdirSync(path.join(folder, 'resources'))
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
    copyFileSync('/bin/true', path.join(folder, name))
  appendFileSync(path.join(folder, 'electron'), FUSES)
  writeFileSync(path.join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak'])
    writeFileSync(path.join(folder, name), '')
}
