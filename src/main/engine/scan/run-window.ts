/**
 * Runs `work` over `items` with at most `width` at once, until the items end, `shouldStop()` says so, or a work
 * throws (which is rethrown once the others have settled).
 */
export async function runWindow<Item>(
  items: Iterator<Item>,
  width: number,
  shouldStop: () => boolean,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const lane = async (): Promise<void> => {
    while (!shouldStop()) {
      const next = items.next()
      if (next.done) return
      await work(next.value)
    }
  }
  const settled = await Promise.allSettled(Array.from({ length: width }, lane))
  const failed = settled.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
