import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const files = ['electron.vite.config.ts', 'scripts/compile-catalogue.ts', 'package.json', 'package-lock.json']

/** One text that differs whenever a file that goes into the build differs. */
export function hashSources(root) {
  const hash = createHash('sha256')
  const sources = ['src', 'resources/catalogue']
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.test(-support)?\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
  for (const file of [...files, ...sources.sort()]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}
