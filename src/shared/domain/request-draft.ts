import type { EvidenceFact } from './evidence-fact.ts'
import type { LetterLanguage } from './letter.ts'
import type { DraftMode, Hours } from './removal.ts'

/** Something that an operator wants to know and that nobody said yet. */
export interface RequestQuestion {
  readonly fact: EvidenceFact
  /** What the user is asked, in English. */
  readonly question: string
}

/** One field of an operator's form: what it asks for, and what to paste. */
export interface RequestField {
  readonly fact: EvidenceFact
  readonly label: string
  readonly value: string
}

/** A request as written from what is known: to be read, finished and sent by the user. */
export interface RequestDraft {
  readonly mode: DraftMode
  readonly language: LetterLanguage
  /** The address it is about where the operator wants a request for each; null when it is about all. */
  readonly address: string | null
  /** The operator's own address for requests, where it takes mail; null = the user knows whom to write to. */
  readonly to: string | null
  /** Page of the form; null where there is none. */
  readonly formUrl: string | null
  /** Empty where nothing is sent. */
  readonly subject: string
  readonly body: string
  /** What the form asks for, in the catalogue's order; empty for mails. */
  readonly fields: readonly RequestField[]
  /** What has to be known before it is complete; what is missing is left out of the texts. */
  readonly questions: readonly RequestQuestion[]
  /** What to mind with this operator, one sentence each. */
  readonly warnings: readonly string[]
  /** Hours from the request, or from the last abuse, until the entry is gone; null when not known. */
  readonly delayHours: Hours | null
  readonly delayNote: string | null
}
