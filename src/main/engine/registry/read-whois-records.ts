import type { Block } from '../../../shared/domain/block.ts'
import { readRegistryNetwork } from './read-range.ts'

/** One network out of a WHOIS answer: its range and its attributes by lower-case key, first value each. */
export interface WhoisRecord {
  readonly range: Block
  readonly values: ReadonlyMap<string, string>
}

/** A WHOIS answer taken apart. */
export interface WhoisRecords {
  readonly networks: readonly WhoisRecord[]
  /** Names of organisation objects by handle (RPSL `organisation:`). */
  readonly organisations: ReadonlyMap<string, string>
  /** `% Abuse contact for … is '…'`, as RIPE and AFRINIC put it in front. */
  readonly abuseEmail: string | null
}

const MAX_LINES = 5000
/** Keys that begin a network: RPSL and LACNIC, ARIN, KRNIC, JPNIC. */
const networkKeys = new Set([
  'inetnum',
  'inet6num',
  'netrange',
  'ipv4 address',
  'ipv6 address',
  'network number',
])

/** Takes a WHOIS answer apart, whichever registry's format it has. Never throws. */
export function readWhoisRecords(text: string): WhoisRecords {
  const networks: { range: Block; values: Map<string, string> }[] = []
  const organisations = new Map<string, string>()
  let organisation: string | null = null
  let abuseEmail: string | null = null
  for (const line of text.split(/\r?\n/, MAX_LINES)) {
    const abuse = /^%\s*Abuse contact for .* is '([^']+)'/i.exec(line)
    if (abuse) abuseEmail ??= abuse[1] as string
    const pair = readPair(line)
    if (!pair) continue
    const [key, value] = pair
    if (networkKeys.has(key)) {
      const range = readRegistryNetwork(value.replace(/\s*\(.*\)\s*$/, ''))
      if (range) networks.push({ range, values: new Map([[key, value]]) })
      continue
    }
    if (key === 'organisation') {
      organisation = value
      continue
    }
    if (key === 'org-name' && organisation !== null && !organisations.has(organisation))
      organisations.set(organisation, value)
    const current = networks.at(-1)?.values
    // Where a registry has no attribute for it, a remark names the geofeed (RFC 9632 §3).
    const geofeed = /^(remarks|comment)$/.test(key) ? /^geofeed\s+(https:\S+)/i.exec(value)?.[1] : undefined
    if (current && geofeed && !current.has('geofeed')) current.set('geofeed', geofeed)
    if (current && value !== '' && !current.has(key)) current.set(key, value)
  }
  return { networks, organisations, abuseEmail }
}

/** `key: value`, `Key : value` (KRNIC) or `a. [Key]  value` (JPNIC); comments are none. */
function readPair(line: string): readonly [key: string, value: string] | null {
  if (/^\s*[%#]/.test(line)) return null
  const bracketed = /^\s*(?:[a-z]\.\s*)?\[([^\]]{1,40})\]\s*(.*)$/.exec(line)
  const plain = bracketed ?? /^\s*([A-Za-z0-9][A-Za-z0-9 _-]{0,40}?)\s*:\s*(.*)$/.exec(line)
  if (!plain) return null
  return [(plain[1] as string).toLowerCase(), (plain[2] as string).trim()]
}
