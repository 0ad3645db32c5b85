const watched = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls back once when the signal aborts; gives how to stop listening. A signal looks through all its listeners for
 * each new one, which costs half the time of a scan with thousands of open questions: here it has one.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {}
  const callbacks = watched.get(signal) ?? watch(signal)
  callbacks.add(callback)
  return () => void callbacks.delete(callback)
}

function watch(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>()
  watched.set(signal, callbacks)
  const callAll = (): void => {
    for (const callback of callbacks) callback()
    callbacks.clear()
  }
  signal.addEventListener('abort', callAll, { once: true })
  return callbacks
}
