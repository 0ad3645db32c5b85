import type { Breathe } from './breathe.ts'

/** Makes the entries of an array. */
type EntriesInTurn = () => Iterable<unknown>

/** Entries of an array that are written at once. */
const BATCH = 500

/**
 * An object as JSON, in pieces that together are the text that JSON.stringify makes, with pauses in its long arrays.
 * A function stands for an array whose entries are made when their turn comes. `length`: entries of all of these
 * together. Neither the entries nor the text are held as a whole.
 */
export async function* writeJson(
  object: Readonly<Record<string, unknown>>,
  length: number,
  breathe: Breathe,
): AsyncGenerator<string> {
  let parts: string[] = []
  let isFirstName = true
  let done = 0
  for (const [name, value] of Object.entries(object)) {
    parts.push(`${isFirstName ? '{' : ','}${JSON.stringify(name)}:`)
    isFirstName = false
    if (typeof value !== 'function') {
      parts.push(JSON.stringify(value))
      continue
    }
    let batch: unknown[] = []
    let first = true
    const flush = (): void => {
      const text = JSON.stringify(batch).slice(1, -1)
      parts.push(`${first ? '[' : text === '' ? '' : ','}${text}`)
      first = false
      batch = []
    }
    for (const entry of (value as EntriesInTurn)()) {
      done++
      batch.push(entry)
      if (batch.length < BATCH) continue
      flush()
      yield parts.join('')
      parts = []
      await breathe(Math.min(1, done / (length + 1)))
    }
    flush()
    parts.push(']')
  }
  yield `${parts.join('')}}`
}
