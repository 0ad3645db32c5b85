/** Who is at work in a scan: a list that waits for its recovery does so only as long as others have work to do. */
export interface Workers {
  /** Lists that are being asked, or probed. */
  readonly busy: number
  began(): void
  rested(): void
}

/** Nobody at work yet. */
export function countWorkers(): Workers {
  let busy = 0
  return {
    get busy() {
      return busy
    },
    began: () => void busy++,
    rested: () => void busy--,
  }
}
