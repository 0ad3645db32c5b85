/** More would make each of them late, and none of them done. */
const SCANS_AT_ONCE = 4

/** Starts scans in the order they come; so many run at a time, the others wait. */
export class ScanQueue {
  private readonly waiting: (() => Promise<unknown>)[] = []
  private readonly onIdle: (() => void)[] = []
  private running = 0

  /** Runs this scan as soon as there is room for it; `run` never rejects. */
  add(run: () => Promise<unknown>): void {
    this.waiting.push(run)
    this.startNext()
  }

  /** Resolves when no scan runs or waits any more. */
  async ended(): Promise<void> {
    if (this.running > 0) await new Promise<void>((resolve) => this.onIdle.push(resolve))
  }

  private startNext(): void {
    if (this.running >= SCANS_AT_ONCE) return
    const run = this.waiting.shift()
    if (!run) {
      if (this.running === 0) for (const idle of this.onIdle.splice(0)) idle()
      return
    }
    this.running++
    void run().finally(() => {
      this.running--
      this.startNext()
    })
  }
}
