/**
 * The id of a case: the list's id and a 52-bit digest (FNV-1a, two seeds) of what makes the case this case. The same
 * for the same listings in any scan, so that a case can be followed from one scan to the next.
 */
export function nameCase(listId: string, marks: readonly string[]): string {
  const text = marks.join('\n')
  return `${listId}-${digest(text, 0x811c9dc5)}${digest(text, 0x01000193).slice(0, 5)}`
}

function digest(text: string, seed: number): string {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
