/** Buckets per doubling of the value: a median within about 4 %. */
const BUCKETS_PER_DOUBLING = 16

/** A running median of positive numbers in constant memory, exact to about 4 %. */
export interface RunningMedian {
  add(value: number): void
  /** The median so far, or null before the first value. */
  value(): number | null
}

/** An empty running median: logarithmic buckets from 1/16 ms to about 70 minutes. */
export function createMedian(): RunningMedian {
  const buckets = new Uint32Array(26 * BUCKETS_PER_DOUBLING)
  let count = 0
  return {
    add(value) {
      const at = Math.round((Math.log2(Math.max(value, 1 / 16)) + 4) * BUCKETS_PER_DOUBLING)
      const bucket = Math.min(buckets.length - 1, at)
      buckets[bucket] = (buckets[bucket] ?? 0) + 1
      count++
    },
    value() {
      if (count === 0) return null
      let seen = 0
      const at = buckets.findIndex((inBucket) => {
        seen += inBucket
        return seen * 2 >= count
      })
      return Math.round(2 ** (at / BUCKETS_PER_DOUBLING - 4) * 10) / 10
    },
  }
}
