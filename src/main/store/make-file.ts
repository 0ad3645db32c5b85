import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes an empty database file that only its owner may read, and its folder, where they are missing. An existing
 * file is left alone. Throws the file system's own errors, EACCES for a file that may not be written, EISDIR for a
 * folder.
 */
export function makeFile(file: string): void {
  makeFolder(path.dirname(file))
  const there = statSync(file, { throwIfNoEntry: false })
  if (there?.isDirectory()) {
    throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR', syscall: 'open' })
  }
  // SQLite gives its journal files the rights of the database file.
  if (!there) closeSync(openSync(file, 'a', 0o600))
  // SQLite would open a file it may only read, and say so at the first commit.
  accessSync(file, constants.R_OK | constants.W_OK)
}

/** Not mkdir's own recursion: that one never returns where the file system refuses with ENOENT, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
