/** One step of the database's schema. A migration that was released never changes again. */
export interface Migration {
  /** `user_version` after this step: 1, 2, 3 … without gaps. */
  readonly version: number
  /** SQL statements; run in the one transaction that also sets `user_version`. */
  readonly sql: string
}
