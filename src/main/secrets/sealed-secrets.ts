import { OperationError } from '../../shared/domain/operation-error.ts'
import type { SecretStore } from '../operations/secret-store.ts'
import { secretFile } from './secret-file.ts'

/** Seals and unseals texts with the system's key store; the refusal is one sentence. */
export interface KeyStore {
  seal(text: string): Promise<KeyStoreResult>
  unseal(sealed: string): Promise<KeyStoreResult>
}

/** A text, or why there is none. */
export type KeyStoreResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: string }

/** Secrets of the desktop: sealed by the system's key store, so that the file tells a thief nothing. */
export function sealedSecrets(file: string, keyStore: KeyStore): SecretStore {
  const entries = secretFile(file)
  const open = async (result: Promise<KeyStoreResult>): Promise<string> => {
    const found = await result
    if (found.ok) return found.text
    throw new OperationError('bad-input', found.refusal, 'Unlock or install a key store, then try again.')
  }
  return {
    describe: "Keys are sealed by this system's key store.",
    async refusal() {
      const tried = await keyStore.seal('probe')
      return tried.ok ? null : tried.refusal
    },
    async get(name) {
      const sealed = entries.read()[name]
      return sealed === undefined ? null : open(keyStore.unseal(sealed))
    },
    async set(name, value) {
      const sealed = await open(keyStore.seal(value))
      entries.write({ ...entries.read(), [name]: sealed })
    },
    async delete(name) {
      const { [name]: gone, ...rest } = entries.read()
      if (gone !== undefined) entries.write(rest)
    },
    names: async () => Object.keys(entries.read()),
  }
}
