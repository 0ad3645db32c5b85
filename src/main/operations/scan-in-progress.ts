import type { ScanEvent } from '../../shared/domain/live-scan.ts'

/** A scan that runs, or waits its turn, in this process: what other operations may do with it. */
export interface ScanInProgress {
  /** Checks settled so far, and all of them. */
  readonly checks: { readonly done: number; readonly total: number }
  /** Asks it to stop; what is in flight is given up and asked again on resume. */
  stop(): void
  /** Follows it until it ends. What a new watcher sees first is on disk already. */
  watch(signal?: AbortSignal): AsyncGenerator<ScanEvent, void, undefined>
}
