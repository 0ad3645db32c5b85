import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder for the files of one benchmark; goes with the process. Readable, since rbldnsd gives up its rights. */
export function benchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-bench-'))
  chmodSync(folder, 0o755)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** True when the program is installed. */
export function has(tool: string): boolean {
  const folders = `${process.env['PATH'] ?? ''}:/usr/sbin`.split(':')
  return folders.some((folder) => existsSync(path.join(folder, tool)))
}

/** The built command line. */
export const cli = path.join(import.meta.dirname, '../out/main/cli.js')

/** Lists only: nothing around the block is examined, and nothing leaves this machine. */
export const listsOnly = ['--feeds', 'none', '--no-registry', '--no-rdns']
