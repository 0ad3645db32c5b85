import type { SecretStore } from '../operations/secret-store.ts'
import { secretFile } from './secret-file.ts'

/**
 * Secrets of a server or command line: an environment variable `BLOCKVET_SECRET_<NAME>` (the name in capitals, other
 * characters than letters and digits as `_`) goes before the file, which only its owner may read.
 */
export function plainSecrets(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): SecretStore {
  const entries = secretFile(file)
  return {
    describe: `Keys are read from environment variables BLOCKVET_SECRET_… and from '${file}', which only you may read.`,
    refusal: async () => null,
    async get(name) {
      return environment[secretVariable(name)] ?? entries.read()[name] ?? null
    },
    async set(name, value) {
      entries.write({ ...entries.read(), [name]: value })
    },
    async delete(name) {
      const { [name]: gone, ...rest } = entries.read()
      if (gone !== undefined) entries.write(rest)
    },
    names: async () => Object.keys(entries.read()),
  }
}

/** The environment variable that holds a secret. */
export const secretVariable = (name: string): string =>
  `BLOCKVET_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`
