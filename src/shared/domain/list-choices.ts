/** What the user decided about lists, by list id. A list without an entry follows the catalogue. */
export interface ListChoices {
  /** When the user agreed to the terms of a list that is asked only then; ISO 8601. */
  readonly agreed: Readonly<Record<string, string>>
  /** True: presets ask the list though the catalogue leaves it out. False: no preset asks it. */
  readonly asked: Readonly<Record<string, boolean>>
  /** What was registered with the operator, in the user's words. */
  readonly registered: Readonly<Record<string, string>>
}

/** Choices of a fresh installation. */
export const noChoices: ListChoices = { agreed: {}, asked: {}, registered: {} }
