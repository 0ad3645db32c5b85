import { unzipSync } from 'fflate'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

/** A bundle has about fifteen parts. */
const MOST_PARTS = 64
/** What all parts may grow to, bytes: a /16 on a hundred lists takes a tenth. */
const MOST_BYTES = 512 * 1024 * 1024

/** Parts by name, or one sentence saying why the file is no bundle. */
export type UnzippedBundle =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly problem: string }

/**
 * Unpacks a zip from a stranger into memory. Nothing is written anywhere, names that are paths are refused, and no
 * part may grow beyond what the zip announced, nor all of them beyond `MOST_BYTES`.
 */
export function unzipBundle(bytes: Uint8Array): UnzippedBundle {
  const seen = new Set<string>()
  let total = 0
  let problem: string | null = null
  const refuse = (sentence: string): never => {
    problem = sentence
    throw new Error(sentence)
  }
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        total += originalSize
        const shown = cleanStrangerText(name, 60)
        if (!/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(name))
          refuse(`A part is called '${shown}', which no bundle has.`)
        if (seen.has(name)) refuse(`The part '${shown}' is there twice.`)
        if (seen.size === MOST_PARTS) refuse(`There are more than ${MOST_PARTS} parts.`)
        if (total > MOST_BYTES) refuse(`The parts would grow beyond ${MOST_BYTES / 1024 / 1024} MB.`)
        seen.add(name)
        return true
      },
    })
    return { ok: true, parts: new Map(Object.entries(files)) }
  } catch {
    return { ok: false, problem: problem ?? 'The file is no zip that can be read.' }
  }
}
