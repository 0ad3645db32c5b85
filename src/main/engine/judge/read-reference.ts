import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

/** The operator's own name for a matter, found in the TXT record of a listing. */
export interface Reference {
  /** `sbl`: a Spamhaus SBL record. `ticket`: any other number or page of one matter. */
  readonly kind: 'sbl' | 'ticket'
  /** Printable ASCII, at most 200 characters. */
  readonly value: string
}

const LONGEST = 200
const SBL = /\bSBL[-\s#]?(\d{3,9})(?!\w|\.\d)/i
const WEB = /https?:\/\/[\x21-\x7e]+/gi
const NUMBERED =
  /\b(?:ticket|case|incident|reference|ref)(?:\s+(?:no\.?|number|id))?\s*[:#.]?\s*#?([A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?)(?![\w:-]|\.\w)/gi

/**
 * Finds the reference in the TXT strings of one listing, or null. An SBL number wins over a ticket. A page that
 * names the listed address is that address's page and no reference; neither is a page without any number, which
 * is the list's home or policy. TXT comes from strangers: what is returned is printable ASCII and short.
 */
export function readReference(texts: readonly string[], address: string): Reference | null {
  const clean = texts.map((text) => cleanStrangerText(text, 1000))
  for (const text of clean) {
    const number = SBL.exec(text)?.[1]
    if (number !== undefined) return { kind: 'sbl', value: `SBL${number}` }
  }
  for (const text of clean) {
    const value = readPage(text, address) ?? readNumber(text)
    if (value !== null) return { kind: 'ticket', value }
  }
  return null
}

function readPage(text: string, address: string): string | null {
  for (const match of text.matchAll(WEB)) {
    const page = match[0].replace(/[<>"'`|\\].*$/, '').replace(/[.,;:!?)\]}]+$/, '')
    const afterHost = /^https?:\/\/[^/?#]+(.*)$/i.exec(page)?.[1] ?? ''
    if (!/\d{3}/.test(afterHost) || page.length > LONGEST) continue
    const lower = page.toLowerCase()
    if (!spellings(address).some((spelling) => lower.includes(spelling))) return page
  }
  return null
}

/** `ticket 4711`, `Case #AB-123`: needs three digits and must not be a date or a part of an address. */
function readNumber(text: string): string | null {
  for (const match of text.matchAll(NUMBERED)) {
    const number = match[1] ?? ''
    const digits = number.replaceAll(/\D/g, '').length
    if (digits >= 3 && !/^\d{4}-\d\d-\d\d/.test(number)) return number.toUpperCase()
  }
  return null
}

/** The ways an operator writes an address into the URL of its page. */
function spellings(address: string): readonly string[] {
  const lower = address.toLowerCase()
  if (lower.includes(':')) return [lower, encodeURIComponent(lower).toLowerCase(), lower.replaceAll(':', '-')]
  const octets = lower.split('.')
  const reversed = octets.toReversed()
  return [
    octets.join('.'),
    octets.join('-'),
    octets.join('_'),
    octets.join('/'),
    reversed.join('.'),
    reversed.join('-'),
  ]
}
