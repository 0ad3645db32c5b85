import { safeStorage } from 'electron'
import type { KeyStoreAnswer, KeyStoreQuestion } from '../../shared/contract/host-talk.ts'

const NO_STORE =
  'This system has no key store that protects secrets (on Linux: install and unlock GNOME Keyring or KWallet), so Blockvet keeps none.'

/** Seals or unseals one text with the system's key store. A back-end that keeps plain text is refused. */
export function answerKeyStore(
  { id, verb, text }: KeyStoreQuestion,
  platform: NodeJS.Platform = process.platform,
): KeyStoreAnswer {
  if (!isProtected(platform)) return { id, text: null, refusal: NO_STORE }
  try {
    const answer =
      verb === 'seal'
        ? safeStorage.encryptString(text).toString('base64')
        : safeStorage.decryptString(Buffer.from(text, 'base64'))
    return { id, text: answer, refusal: null }
  } catch {
    return {
      id,
      text: null,
      refusal: 'The key store of this system does not open this secret; enter it again.',
    }
  }
}

function isProtected(platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  // Without a keyring Electron on Linux would encrypt with a password that everybody knows.
  return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}
