import type { CommandHost } from './command-host.ts'

/** Resolves at the first SIGINT or SIGTERM. */
export function waitForStop(host: CommandHost): Promise<void> {
  return new Promise((resolve) => {
    const forget = host.onStopSignal(() => {
      forget()
      resolve()
    })
  })
}
