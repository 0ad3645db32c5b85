/** Values that a log line may carry: no objects, so that nothing slips in unseen. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/** What this installation remembers of its own running, for the user and for who helps them. */
export interface Log {
  /** Writes one line. Keys and tokens are taken out first; a log that cannot be written is given up silently. */
  write(event: string, fields?: LogFields): void
  /** The newest lines, oldest of them first. */
  tail(lines: number): readonly string[]
  /** Removes what was written. */
  clear(): void
}
