import type { LaneJob, LaneReport } from '../engine/scan/lane-talk.ts'

/** A thread that asks lists: it has sockets of its own and nothing else of this process. */
export interface Lane {
  /**
   * Runs a share of a scan. Resolves at its end, which an aborted signal brings about; rejects when the thread broke or
   * met a fault of the program. What was heard until then stands.
   */
  run(job: LaneJob, heard: (report: LaneReport) => void, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Where lanes come from. */
export interface LanePort {
  /** As many as may pay on this machine. */
  readonly most: number
  /** Null when this machine or installation gives none: the caller asks by itself then. */
  open(): Promise<Lane | null>
}
