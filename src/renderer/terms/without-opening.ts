/** A headline without the words that say the verdict: for where it stands before it as one word. */
export function withoutOpening(headline: string): string {
  const rest = /^(?:Do not take|Take|Nothing stands)[^:]{0,60}: (.+)$/s.exec(headline)?.[1]
  return rest === undefined ? headline : rest.charAt(0).toUpperCase() + rest.slice(1)
}
