/** A domain name in a text. */
export interface FoundHost {
  /** Lower case, no dot at the end. */
  readonly name: string
  readonly index: number
  /** Where the host stands: in a web address, a mail address, or by itself. */
  readonly place: 'url' | 'mail' | 'bare'
}

const HOST = /[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)+/gi
const MAX_NAME = 253

/** Every domain name in a text. What ends in a number is an address or a code, not a name. */
export function findHosts(text: string): readonly FoundHost[] {
  const found: FoundHost[] = []
  for (const { 0: match, index } of text.matchAll(HOST)) {
    const name = match.toLowerCase()
    if (name.length > MAX_NAME || /(?:^|\.)[\d_-]+$/.test(name)) continue
    const before = text.slice(Math.max(0, index - 3), index)
    found.push({ name, index, place: placeOf(before) })
  }
  return found
}

function placeOf(before: string): FoundHost['place'] {
  if (before.endsWith('://')) return 'url'
  return before.endsWith('@') ? 'mail' : 'bare'
}

/** Every web address in a text, http(s) only, without the punctuation of the sentence around it. */
export function findUrls(text: string): readonly { readonly url: string; readonly index: number }[] {
  const found: { url: string; index: number }[] = []
  for (const { 0: match, index } of text.matchAll(/https?:\/\/(?:(?!https?:\/\/)[^\s<>"'|\\^`{}])+/gi)) {
    const url = match.slice(0, 500).replace(/[.,;:!)\]]+$/, '')
    if (URL.canParse(url) && new URL(url).username === '') found.push({ url, index })
  }
  return found
}
