/** Time, as the registry room is handed it. */
export interface RegistryClock {
  /** Wall clock, ms since 1970. */
  readonly now: () => number
  /** Ends early when the signal aborts. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}
