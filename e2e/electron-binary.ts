import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Path of the Electron binary, or null. Never imports `electron`, which would start a download. */
export function electronBinary(): string | null {
  const named = process.env['ELECTRON_EXEC_PATH']
  if (named) return named
  const folder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pointer = path.join(folder, 'path.txt')
  if (!existsSync(pointer)) return null
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist')
  const binary = path.join(dist, readFileSync(pointer, 'utf8'))
  return existsSync(binary) ? binary : null
}
