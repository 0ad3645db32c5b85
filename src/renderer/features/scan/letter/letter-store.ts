import { create } from 'zustand'
import type { Letter, LetterKind, LetterLanguage } from '../../../../shared/domain/letter.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { saveFile } from '../../../ui/save-file.ts'

interface LetterStore {
  readonly kind: LetterKind
  readonly language: LetterLanguage
  /** As written, then as the user changed it; null until it is there. */
  readonly letter: Letter | null
  readonly failure: Failure | null
}

/** The letter that is being written. */
export const useLetter = create<LetterStore>(() => ({
  kind: 'another-block',
  language: 'en',
  letter: null,
  failure: null,
}))

/** Writes the letter of a kind in a language, in place of the one shown. */
export async function writeLetter(scanId: string, kind: LetterKind, language: LetterLanguage): Promise<void> {
  useLetter.setState({ kind, language, letter: null, failure: null })
  const isWanted = (): boolean =>
    useLetter.getState().kind === kind && useLetter.getState().language === language
  try {
    const letter = await rpc.letters.write({ scanId, kind, language })
    if (isWanted()) useLetter.setState({ letter })
  } catch (error) {
    if (isWanted()) useLetter.setState({ failure: readFailure(error) })
  }
}

/** Keeps what the user changed. */
export function changeLetter(change: Partial<Pick<Letter, 'subject' | 'body'>>): void {
  const { letter } = useLetter.getState()
  if (letter) useLetter.setState({ letter: { ...letter, ...change } })
}

/** Hands the letter over as an unsent mail. */
export async function saveMail({ subject, body }: Letter): Promise<void> {
  try {
    saveFile(await rpc.letters.mail({ subject, body }))
  } catch (error) {
    useLetter.setState({ failure: readFailure(error) })
  }
}
