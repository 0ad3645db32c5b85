import type { DraftMode, Removal } from './removal.ts'

/** What is written for a case where the catalogue does not say: it follows from the method and from who is heard. */
export function usualDraftMode({ method, whoMayAsk }: Pick<Removal, 'method' | 'whoMayAsk'>): DraftMode {
  if (method === 'expiry' || method === 'none') return 'none'
  if (whoMayAsk === 'provider' || whoMayAsk === 'holder') return 'ask-provider'
  return method === 'email' ? 'email' : 'form-text'
}
