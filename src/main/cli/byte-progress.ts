import type { CommandHost } from './command-host.ts'
import { describeSeconds } from './progress-line.ts'

const SHOW_INTERVAL_MS = 250
const PLAIN_INTERVAL_MS = 5000
const MEGABYTE = 1e6

/** Shows how far reading is, on standard error: one line rewritten in place, or a line now and then. */
export class ByteProgress {
  /** Refusals found so far; set by whoever reads. */
  events = 0
  private read = 0
  private shown = false
  private lastMs: number
  private readonly startedMs: number
  private readonly host: CommandHost
  private readonly now: () => number
  private readonly total: number | null

  constructor(host: CommandHost, now: () => number, sizes: readonly (number | null)[]) {
    this.host = host
    this.now = now
    this.startedMs = now()
    this.lastMs = this.startedMs
    this.total = sizes.reduce(
      (sum: number | null, size) => (sum === null || size === null ? null : sum + size),
      0,
    )
  }

  /** The same stream, counted while it passes. */
  async *count(chunks: AsyncIterable<Uint8Array>, silent: boolean): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.read += chunk.length
      if (!silent) this.show()
      yield chunk
    }
  }

  /** Clears the line. */
  end(): void {
    if (this.shown) this.host.tell('\r\u001b[2K')
    this.shown = false
  }

  private show(): void {
    const { errIsTty, columns } = this.host.terminal
    const now = this.now()
    if (now - this.lastMs < (errIsTty ? SHOW_INTERVAL_MS : PLAIN_INTERVAL_MS)) return
    this.lastMs = now
    const text = this.describe(now)
    if (errIsTty) {
      this.host.tell(`\r\u001b[2K${text.slice(0, columns - 1)}`)
      this.shown = true
    } else this.host.tell(`${text}\n`)
  }

  private describe(now: number): string {
    const seconds = Math.max(0.001, (now - this.startedMs) / 1000)
    const rate = this.read / seconds
    const parts = [
      ...(this.total ? [`${Math.min(100, Math.floor((this.read / this.total) * 100))} %`] : []),
      `${Math.round(this.read / MEGABYTE).toLocaleString('en')} MB`,
      `${Math.round(rate / MEGABYTE)} MB/s`,
      `${this.events.toLocaleString('en')} refusals`,
    ]
    const left = this.total === null ? 0 : (this.total - this.read) / rate
    if (left >= 1) parts.push(`${describeSeconds(left)} left`)
    return parts.join('  ')
  }
}
