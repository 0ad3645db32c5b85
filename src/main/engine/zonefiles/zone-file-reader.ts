/** A file that is being read. */
export interface OpenZoneFile {
  /** Last write, ms since 1970. */
  readonly modifiedMs: number
  readonly chunks: AsyncIterable<Uint8Array>
  /** True when nobody wrote to the file since it was opened. */
  isUnchanged(): Promise<boolean>
  close(): Promise<void>
}

/** Opens files, so that tests need no disk. Rejects with what the system says. */
export type ZoneFileReader = (path: string) => Promise<OpenZoneFile>
