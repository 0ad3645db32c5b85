import type { Activity } from '../../shared/contract/host-talk.ts'
import type { Context } from './context.ts'

/** Sums up what the scans of this process are doing, from one look to the next. */
export class ActivityWatch {
  private readonly context: Context
  private known = new Map<string, string>()
  private last = ''

  constructor(context: Context) {
    this.context = context
  }

  /** The activity now, or null when nothing changed since the last look. */
  look(): Activity | null {
    const { running, store } = this.context
    let done = 0
    let total = 0
    for (const scan of running.values()) {
      done += scan.checks.done
      total += scan.checks.total
    }
    const ended = [...this.known.keys()].filter((scanId) => !running.has(scanId))
    const activity: Activity = {
      running: running.size,
      share: total === 0 ? 0 : Math.floor((done / total) * 100) / 100,
      ended: ended.map((scanId) => ({
        scanId,
        block: this.known.get(scanId) ?? '',
        finished: store.scans.get(scanId)?.state === 'finished',
      })),
    }
    this.known = new Map(
      [...running.keys()].map((id) => [id, this.known.get(id) ?? store.scans.get(id)?.block ?? '']),
    )
    const text = JSON.stringify(activity)
    if (text === this.last) return null
    this.last = text
    return activity
  }
}
