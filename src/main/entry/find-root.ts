import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder that holds `resources/` and `package.json`, seen from a source or a built file. */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'resources', 'catalogue'))) return folder
    if (path.dirname(folder) === folder) {
      throw new Error('Blockvet is incomplete: its resources folder is missing. Install it again.')
    }
  }
}

/** Version of the application, from its package.json. */
export function readVersion(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const version = (manifest as { version?: unknown }).version
  return typeof version === 'string' ? version : 'unknown'
}
