import { type Block, parseBlock } from '../../../shared/domain/block.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

/** One line of Team Cymru's origin zone: an announced prefix and who announces it. */
export interface OriginLine {
  readonly asns: readonly number[]
  readonly prefix: Block
  /** Registry's country of the prefix, or null. */
  readonly country: string | null
}

/**
 * Reads `64500 64501 | 192.0.2.0/24 | ZZ | arin | 2015-01-01`. Null for anything else: strangers' TXT records are
 * not to be trusted in form.
 */
export function readOriginLine(text: string): OriginLine | null {
  const [origins = '', prefixText = '', country = ''] = text
    .slice(0, 500)
    .split('|')
    .map((part) => part.trim())
  const asns = origins.split(/\s+/).map(readAsn)
  const prefix = parseBlock(prefixText)
  if (asns.some((asn) => asn === null) || !prefix.ok) return null
  return { asns: asns as number[], prefix: prefix.block, country: readCountry(country) }
}

/** Reads `64500 | ZZ | arin | 2015-01-01 | EXAMPLE-NET, ZZ` into the AS's name and country. */
export function readAsLine(text: string): { readonly name: string; readonly country: string | null } | null {
  const parts = text
    .slice(0, 500)
    .split('|')
    .map((part) => part.trim())
  const name = cleanStrangerText(parts.slice(4).join(' | '), 120)
  return readAsn(parts[0] ?? '') === null || name === ''
    ? null
    : { name, country: readCountry(parts[1] ?? '') }
}

/** An AS number in plain decimal (RFC 5396 asplain), or null. */
export function readAsn(text: string): number | null {
  return /^(AS)?\d{1,10}$/i.test(text) && Number(text.replace(/^AS/i, '')) <= 0xffffffff
    ? Number(text.replace(/^AS/i, ''))
    : null
}

const readCountry = (text: string): string | null => (/^[A-Z]{2}$/.test(text) ? text : null)
