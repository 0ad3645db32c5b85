/** Which rows of a table are marked, by their keys, and how to change that. */
export interface Marking {
  readonly marked: ReadonlySet<string>
  readonly onMark: (marked: ReadonlySet<string>) => void
}

/** Marks a row, or takes its mark away. */
export function toggleMark(marked: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(marked)
  if (!next.delete(key)) next.add(key)
  return next
}

/** Marks every row, or none when all are marked already. Marks of rows that are not shown stay. */
export function toggleAll(marked: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const next = new Set(marked)
  const all = keys.every((key) => marked.has(key))
  for (const key of keys) {
    if (all) next.delete(key)
    else next.add(key)
  }
  return next
}

/** Marks the rows from one place to another, both included. */
export function markRange(
  marked: ReadonlySet<string>,
  keys: readonly string[],
  from: number,
  to: number,
): ReadonlySet<string> {
  return new Set([...marked, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)])
}
