import type { Activity } from '../../shared/contract/host-talk.ts'
import { isFollowUpDue } from '../../shared/domain/is-follow-up-due.ts'
import type { Context } from './context.ts'
import { listCampaign } from './find-request.ts'
import { readSettings } from './read-settings.ts'

/** Follow-ups are counted this often; they are due by the hour, and counting reads every request. */
const COUNT_EVERY_MS = 60_000

/** Sums up what the scans of this process are doing and which follow-ups are due, from one look to the next. */
export class ActivityWatch {
  private readonly context: Context
  private known = new Map<string, string>()
  private last = ''
  private due = 0
  private countedAt = Number.NEGATIVE_INFINITY

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
      due: this.countDue(),
      tray: readSettings(this.context).tray,
    }
    this.known = new Map(
      [...running.keys()].map((id) => [id, this.known.get(id) ?? store.scans.get(id)?.block ?? '']),
    )
    const text = JSON.stringify(activity)
    if (text === this.last) return null
    this.last = text
    return activity
  }
  private countDue(): number {
    const now = this.context.now()
    if (Math.abs(now - this.countedAt) < COUNT_EVERY_MS) return this.due
    this.countedAt = now
    this.due = listCampaign(this.context).filter((row) => isFollowUpDue(row, now)).length
    return this.due
  }
}
