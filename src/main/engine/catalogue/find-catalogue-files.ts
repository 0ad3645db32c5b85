import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { CatalogueFiles } from './catalogue-files.ts'

/** A catalogue file as text, with the name the user knows it by. */
export interface CatalogueText {
  readonly path: string
  readonly name: string
  readonly text: string
}

/** The files that paths lead to, and what is wrong with the paths. */
export interface FoundFiles {
  readonly texts: readonly CatalogueText[]
  readonly problems: readonly string[]
}

const MAX_BYTES = 1024 * 1024
const MAX_FILES = 1000
const ENDING = /\.(yaml|yml|json)$/i

/** Reads the files that the paths name, folders one level deep and sorted, a file named twice once. */
export function findCatalogueFiles(paths: readonly string[], files: CatalogueFiles): FoundFiles {
  if (paths.length === 0) return { texts: [], problems: ['No catalogue was named; give a file or a folder.'] }
  const problems: string[] = []
  const names = new Set<string>()
  for (const path of paths) {
    const here = expand(path, files)
    if (typeof here === 'string') problems.push(here)
    else for (const name of here) names.add(name)
  }
  if (names.size > MAX_FILES)
    problems.push(`${names.size} catalogue files were named; the limit is ${MAX_FILES}.`)
  if (problems.length > 0) return { texts: [], problems }
  const texts = [...names].map((name) => readText(name, files))
  return {
    texts: texts.filter((text) => typeof text !== 'string'),
    problems: texts.filter((text) => typeof text === 'string'),
  }
}

/** The files of one path, or what is wrong with it. */
function expand(path: string, files: CatalogueFiles): readonly string[] | string {
  const shown = cleanStrangerText(path)
  const found = attempt(shown, () => files.look(path))
  if (typeof found === 'string') return found
  switch (found.kind) {
    case 'missing':
      return `There is no catalogue at ${shown}; check the path.`
    case 'other':
      return `${shown} is neither a file nor a folder; name a catalogue file.`
    case 'file':
      return [path]
    case 'folder': {
      const listed = attempt(shown, () => files.list(path))
      if (typeof listed === 'string') return listed
      const names = listed.filter((name) => ENDING.test(name) && !name.startsWith('.')).sort()
      if (names.length > 0) return names.map((name) => files.join(path, name))
      return `The folder ${shown} holds no catalogue file; they end in .yaml, .yml or .json.`
    }
  }
}

function readText(name: string, files: CatalogueFiles): CatalogueText | string {
  const shown = cleanStrangerText(name)
  const found = attempt(shown, () => files.look(name))
  if (typeof found === 'string') return found
  if (found.kind !== 'file') return `${shown} is not a file; name a catalogue file.`
  const tooLarge = `${shown} is larger than 1 MB, which no catalogue file is; split it or name another.`
  if (found.bytes > MAX_BYTES) return tooLarge
  const bytes = attempt(shown, () => files.read(name))
  if (typeof bytes === 'string') return bytes
  if (bytes.byteLength > MAX_BYTES) return tooLarge
  try {
    return { path: name, name: shown, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return `${shown} is not UTF-8 text; save it as UTF-8.`
  }
}

function attempt<T>(shown: string, action: () => T): T | string {
  try {
    return action()
  } catch (error) {
    const reason = error instanceof Error ? cleanStrangerText(error.message, 200) : 'unknown reason'
    return `${shown} could not be read: ${reason}.`
  }
}
