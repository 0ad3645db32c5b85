import type { RegistryClock } from './registry-clock.ts'

/** Runs work for one host at a time, with a pause between the starts: registries ban those who hurry. */
export class HostQueue {
  private readonly clock: RegistryClock
  private readonly pauseMs: (host: string) => number
  private readonly tails = new Map<string, Promise<void>>()
  private readonly notBefore = new Map<string, number>()

  constructor(clock: RegistryClock, pauseMs: (host: string) => number) {
    this.clock = clock
    this.pauseMs = pauseMs
  }

  /** Runs `work` when it is the host's turn. */
  async run<Result>(host: string, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const before = this.tails.get(host) ?? Promise.resolve()
    let done = (): void => {}
    this.tails.set(
      host,
      new Promise((resolve) => {
        done = resolve
      }),
    )
    await before
    try {
      const wait = (this.notBefore.get(host) ?? 0) - this.clock.now()
      if (wait > 0) await this.clock.sleep(wait, signal)
      this.notBefore.set(host, this.clock.now() + this.pauseMs(host))
      return await work()
    } finally {
      done()
    }
  }

  /** Holds everybody off the host for a while. */
  hold(host: string, milliseconds: number): void {
    const until = this.clock.now() + milliseconds
    this.notBefore.set(host, Math.max(until, this.notBefore.get(host) ?? 0))
  }
}
