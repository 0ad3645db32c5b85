import { KeyStoreAnswer, type KeyStoreQuestion } from '../../shared/contract/host-talk.ts'
import type { KeyStore, KeyStoreResult } from './sealed-secrets.ts'

/** The key store is in another process, and a user may be asked for a password there: minutes, not seconds. */
const ANSWER_TIMEOUT_MS = 120_000

/** The system's key store, asked over messages to the process that can reach it. */
export class RemoteKeyStore implements KeyStore {
  private readonly send: (question: KeyStoreQuestion) => void
  private readonly open = new Map<number, (result: KeyStoreResult) => void>()
  private lastId = 0

  constructor(send: (question: KeyStoreQuestion) => void) {
    this.send = send
  }

  seal(text: string): Promise<KeyStoreResult> {
    return this.ask('seal', text)
  }

  unseal(sealed: string): Promise<KeyStoreResult> {
    return this.ask('unseal', sealed)
  }

  /** Takes a message in; true when it was an answer of the key store. */
  hear(message: unknown): boolean {
    const word =
      typeof message === 'object' && message !== null && 'keyStore' in message ? message.keyStore : null
    const answer = KeyStoreAnswer.safeParse(word)
    if (!answer.success) return false
    const { id, text, refusal } = answer.data
    this.open.get(id)?.(
      text === null ? { ok: false, refusal: refusal ?? 'The key store gave no answer.' } : { ok: true, text },
    )
    return true
  }

  private ask(verb: KeyStoreQuestion['verb'], text: string): Promise<KeyStoreResult> {
    const id = ++this.lastId
    return new Promise((resolve) => {
      const end = (result: KeyStoreResult): void => {
        clearTimeout(timer)
        this.open.delete(id)
        resolve(result)
      }
      const late = { ok: false, refusal: 'The key store of this system does not answer.' } as const
      const timer = setTimeout(() => end(late), ANSWER_TIMEOUT_MS)
      timer.unref()
      this.open.set(id, end)
      this.send({ id, verb, text })
    })
  }
}
