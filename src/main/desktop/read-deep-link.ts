/** Longer than any block text. */
const LONGEST = 100

/**
 * The page's hash for a link `blockvet://vet?block=…`, or null for any other text. Links come from anywhere: only a
 * block's own characters pass, and the page shows the block without starting anything.
 */
export function readDeepLink(text: string): string | null {
  const url = text.length <= 2000 ? URL.parse(text) : null
  if (url?.protocol !== 'blockvet:' || url.host !== 'vet' || !/^\/?$/.test(url.pathname)) return null
  const block = url.searchParams.get('block')?.trim() ?? ''
  if (block === '' || block.length > LONGEST || !/^[0-9a-fA-F.:/ -]+$/.test(block)) return null
  return `#/blocks/${encodeURIComponent(block)}`
}

/** The first deep link among the arguments of a start, or null. */
export function deepLinkAmong(words: readonly string[]): string | null {
  for (const word of words) {
    const hash = readDeepLink(word)
    if (hash !== null) return hash
  }
  return null
}
