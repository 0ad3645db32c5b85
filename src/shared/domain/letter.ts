/** What a letter to the provider asks for. */
export const letterKinds = ['another-block', 'registration', 'reverse-dns', 'discount'] as const

/** One of `letterKinds`. */
export type LetterKind = (typeof letterKinds)[number]

/** Languages that letters are written in. */
export const letterLanguages = ['en', 'de'] as const

/** One of `letterLanguages`. */
export type LetterLanguage = (typeof letterLanguages)[number]

/** A letter to the provider, to be read and finished by the user; nothing is sent. Plain text, paragraphs apart. */
export interface Letter {
  readonly kind: LetterKind
  readonly language: LetterLanguage
  readonly subject: string
  readonly body: string
  /** Places in brackets that the user has to fill in, as they stand in the body. */
  readonly toFill: readonly string[]
}
