import type { ScanEvent } from '../../shared/domain/live-scan.ts'
import type { CommandHost } from './command-host.ts'

/** Between two lines where the line cannot be overwritten. */
const PLAIN_INTERVAL_MS = 5000

/** Shows how far a scan is, on standard error: one line rewritten in place, or a line now and then. */
export class ProgressLine {
  private readonly host: CommandHost
  private readonly label: string
  private readonly now: () => number
  private lastPlainMs = Number.NEGATIVE_INFINITY
  private shown = false

  constructor(host: CommandHost, label: string, now: () => number) {
    this.host = host
    this.label = label
    this.now = now
  }

  /** Shows the progress that an event carries. */
  show({ progress }: ScanEvent): void {
    const text = `${this.label}  ${describeProgress(progress)}`
    if (this.host.terminal.errIsTty) {
      this.host.tell(`\r\u001b[2K${text.slice(0, this.host.terminal.columns - 1)}`)
      this.shown = true
    } else if (this.now() - this.lastPlainMs >= PLAIN_INTERVAL_MS) {
      this.lastPlainMs = this.now()
      this.host.tell(`${text}\n`)
    }
  }

  /** Clears the line. */
  end(): void {
    if (this.shown) this.host.tell('\r\u001b[2K')
    this.shown = false
  }
}

function describeProgress(progress: ScanEvent['progress']): string {
  const { phase, checksDone, checksTotal, ratePerSecond, secondsLeft } = progress
  if (phase === 'waiting') return 'waiting'
  const share = checksTotal === 0 ? 100 : Math.floor((checksDone / checksTotal) * 100)
  const parts = [
    `${share} %`,
    `${checksDone.toLocaleString('en')} of ${checksTotal.toLocaleString('en')} checks`,
    `${Math.round(ratePerSecond).toLocaleString('en')}/s`,
  ]
  if (phase === 'probing') parts.push('probing lists')
  else if (phase === 'confirming') parts.push('probing lists again')
  else if (secondsLeft !== null && secondsLeft >= 1) parts.push(`${describeSeconds(secondsLeft)} left`)
  return parts.join('  ')
}

/** `45 s`, `3 min`, `2 h 10 min`. */
export function describeSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
