import { onAbort } from '../engine/dns/on-abort.ts'
import type { PaceClock } from '../engine/scan/create-pace.ts'

/** The clock of this machine. A sleep that is given up leaves no timer behind to keep the process alive. */
export function createClock(): PaceClock {
  return {
    now: () => performance.now(),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          forget()
          resolve()
        }
        const timer = setTimeout(wake, milliseconds)
        const forget = onAbort(signal, wake)
      }),
  }
}
