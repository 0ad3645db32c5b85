import { constants } from 'node:os'

/** npm passes on the Ctrl-C that the terminal has given to every process already; both come within this time. */
const ECHO_MS = 2000
/** While a process ends, a signal kills it whatever its listeners say: it stays this long after one was handled. */
const LINGER_MS = 250

/**
 * Keeps the echo of a signal from ending a command that is stopping cleanly because of the first. A command that does
 * not handle the signal ends as usual. Call before the command adds its own listeners.
 */
export function watchSignals({
  source = process,
  now = () => performance.now(),
  leave = (status) => process.exit(status),
  wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
} = {}) {
  let handledAt = Number.NEGATIVE_INFINITY
  for (const signal of ['SIGINT', 'SIGTERM']) {
    source.on(signal, () => {
      if (source.listenerCount(signal) > 1) handledAt = now()
      else if (now() - handledAt > ECHO_MS) leave(128 + constants.signals[signal])
    })
  }
  source.on('exit', () => {
    const restMs = handledAt + LINGER_MS - now()
    if (restMs > 0) wait(restMs)
  })
}
