/** What the user decided about lists, by list id. A list without an entry follows the catalogue. */
export interface ListChoices {
  /** When the user agreed to the terms of a list that is asked only then; ISO 8601. */
  readonly agreed: Readonly<Record<string, string>>
  /** True: presets ask the list though the catalogue leaves it out. False: no preset asks it. */
  readonly asked: Readonly<Record<string, boolean>>
  /** What was registered with the operator, in the user's words. */
  readonly registered: Readonly<Record<string, string>>
}

/** How lists may be asked here: decisions and keys, never the keys themselves. */
export interface ListAccessState {
  readonly choices: ListChoices
  /** Lists and operators whose key is kept, by id. */
  readonly keyedIds: readonly string[]
  /** How keys are kept here, in one sentence. */
  readonly keeping: string
  /** Null when a key can be kept, else one sentence why not. */
  readonly refusal: string | null
}

/** Choices of a fresh installation. */
export const noChoices: ListChoices = { agreed: {}, asked: {}, registered: {} }

/** A decision of the user about one list; null takes it back. */
export type ListDecision =
  | { readonly kind: 'agreed'; readonly agrees: boolean }
  | { readonly kind: 'asked'; readonly asked: boolean | null }
  | { readonly kind: 'registered'; readonly note: string | null }
