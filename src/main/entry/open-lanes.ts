import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { onAbort } from '../engine/dns/on-abort.ts'
import type { LaneOrder, LaneReport } from '../engine/scan/lane-talk.ts'
import type { Lane, LanePort } from '../operations/lane-port.ts'

/** More threads than this ask no server of one's own any faster. */
const MOST_LANES = 3

/** Lanes as threads of this process; `file` is the program of a lane. */
export function openLanes(file: string): LanePort {
  return { most: Math.min(MOST_LANES, availableParallelism()), open: () => openLane(file) }
}

async function openLane(file: string): Promise<Lane | null> {
  if (!existsSync(file)) return null
  const worker = new Worker(file, { stdout: false, stderr: false })
  const isReady = await new Promise<boolean>((resolve) => {
    worker.once('message', () => resolve(true))
    worker.once('error', () => resolve(false))
    worker.once('exit', () => resolve(false))
  })
  if (!isReady) return null
  const order = (what: LaneOrder): void => worker.postMessage(what, [])
  return {
    run: (job, heard, signal) =>
      new Promise((resolve, reject) => {
        const forget = onAbort(signal, () => order({ kind: 'stop' }))
        const end = (failure: string | null): void => {
          forget()
          if (failure === null) resolve()
          else reject(new Error(failure))
        }
        worker.on('message', (report: LaneReport) => {
          heard(report)
          if (report.end) end(report.end.failure)
        })
        worker.on('error', (error: Error) => end(error.message))
        worker.on('exit', () => end('A thread that asks the lists ended by itself.'))
        order({ kind: 'run', job })
        if (signal.aborted) order({ kind: 'stop' })
      }),
    close: async () => void (await worker.terminate()),
  }
}
