/** What comes of the work, or null at once when a stop is wished first. */
export function unlessStopped<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result | null> {
  const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)))
  return Promise.race([work, stopped])
}
