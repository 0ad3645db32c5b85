import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { OperationError } from '../../shared/domain/operation-error.ts'

/** A file of texts by name, for its owner's eyes only. */
export interface SecretFile {
  read(): Readonly<Record<string, string>>
  write(entries: Readonly<Record<string, string>>): void
}

/**
 * Opens the file; it is made at the first write, with mode 0600. Throws `bad-input` for a file that others may read (a
 * secret that was seen is none) or that is no JSON object of texts: what cannot be read is not written over.
 */
export function secretFile(file: string): SecretFile {
  return {
    read() {
      const mode = modeOf(file)
      if (mode === null) return {}
      if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
        throw new OperationError(
          'bad-input',
          `The file of secrets '${file}' can be read by others.`,
          `Change every key in it, then protect it: chmod 600 '${file}'.`,
        )
      }
      return parseEntries(file, readFileSync(file, 'utf8'))
    },
    write(entries) {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
      const fresh = `${file}.new`
      writeFileSync(fresh, `${JSON.stringify(entries, null, 2)}\n`, { mode: 0o600 })
      chmodSync(fresh, 0o600)
      renameSync(fresh, file)
    },
  }
}

function modeOf(file: string): number | null {
  try {
    return statSync(file).mode
  } catch {
    return null
  }
}

function parseEntries(file: string, text: string): Readonly<Record<string, string>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = null
  }
  const fits =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((entry) => typeof entry === 'string')
  if (fits) return value as Record<string, string>
  throw new OperationError(
    'bad-input',
    `The file of secrets '${file}' is damaged.`,
    'Mend it (a JSON object of texts) or move it away and enter the keys again.',
  )
}
