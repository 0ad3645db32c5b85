/** Why a feed's new copy is not taken, as words that complete "the copy was not taken: …". */
export class FeedFault extends Error {
  /** The server asks not to be asked again before, ms since 1970; null when it does not say. */
  readonly waitUntilMs: number | null
  /** False when no server was reached, so that nobody is bothered by the next try. */
  readonly reached: boolean

  constructor(reason: string, waitUntilMs: number | null = null, reached = true) {
    super(reason)
    this.name = 'FeedFault'
    this.waitUntilMs = waitUntilMs
    this.reached = reached
  }
}
