import type { Breathe } from '../output/reports/breathe.ts'
import type { Context } from './context.ts'

/** Who watches an export. */
export interface ExportWatch {
  /** Gives the export up: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** How much of it is written, 0–1. */
  readonly onProgress?: (share: number) => void
}

/** Longest time that a report works without letting anything else run, ms. */
const TURN_MS = 12

/** Lets other work of the process run while a report is written, tells how far it is, and gives it up when wanted. */
export function createBreath(clock: Context['clock'], { signal, onProgress }: ExportWatch): Breathe {
  let began = clock.now()
  return (share) => {
    if (clock.now() - began < TURN_MS && share > 0) return undefined
    onProgress?.(share)
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        began = clock.now()
        if (signal?.aborted) reject(signal.reason)
        else resolve()
      })
    })
  }
}
