/**
 * Ends a command line that is signalled before its command listens for a stop itself, or whose command never does:
 * status 3, and one line. What a command keeps, it keeps in single transactions, so nothing is left half done.
 */
export function stopAtOnce(): void {
  process.stderr.write('blockvet: stopped before it was done.\n')
  process.exit(3)
}

/** To be called before anything else is loaded. */
export function listenForEarlyStop(): void {
  process.on('SIGINT', stopAtOnce)
  process.on('SIGTERM', stopAtOnce)
}
