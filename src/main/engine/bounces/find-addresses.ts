import { type Address, parseAddress } from '../../../shared/domain/address.ts'

/** An address in a text, with where it stands. */
export interface FoundAddress {
  readonly address: Address
  readonly index: number
  readonly end: number
  /** The name that follows reversed octets or nibbles (RFC 5782 §2), else null. */
  readonly reversedIn: string | null
}

const V4 = /(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)/g
const V6_RUN = /[0-9a-f:.]{3,60}/gi
const NIBBLES = /(?<![\w.-])((?:[0-9a-f]\.){32})([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)/gi
const NAME_AFTER = /^\.([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)/i

/** Every IPv4 and IPv6 address in a text, also in names with reversed octets; octets inside other names are not. */
export function findAddresses(text: string, isZone: (name: string) => boolean): readonly FoundAddress[] {
  return [...findV4(text, isZone), ...findV6(text), ...findNibbles(text)]
}

function* findV4(text: string, isZone: (name: string) => boolean): Generator<FoundAddress> {
  for (const { 0: match, index } of text.matchAll(V4)) {
    const end = index + match.length
    const name = NAME_AFTER.exec(text.slice(end, end + 254))?.[1]?.toLowerCase() ?? null
    const reversed = name !== null && isZone(name)
    // `192.0.2.7.html` ends a web address; any other name after octets is somebody's host name.
    if (name !== null && !reversed) continue
    const address = parseAddress(reversed ? match.split('.').toReversed().join('.') : match)
    if (address) yield { address, index, end, reversedIn: reversed ? name : null }
  }
}

function* findV6(text: string): Generator<FoundAddress> {
  for (const { 0: run, index } of text.matchAll(V6_RUN)) {
    const tagged = /ipv$/i.test(text.slice(Math.max(0, index - 3), index)) && run.startsWith('6:')
    const skip = tagged ? 2 : 0
    const written = run.slice(skip).replace(/[.:]$/, '')
    if (!tagged && /\w/.test(text.charAt(index - 1))) continue
    if (written.split(':').length < 3) continue
    const address = parseAddress(written)
    if (!address || address.value < 0x10000n) continue
    yield { address, index: index + skip, end: index + skip + written.length, reversedIn: null }
  }
}

function* findNibbles(text: string): Generator<FoundAddress> {
  for (const { 0: match, 1: labels = '', 2: name = '', index } of text.matchAll(NIBBLES)) {
    const value = BigInt(`0x${labels.replaceAll('.', '').split('').toReversed().join('')}`)
    yield {
      address: { family: 6, value },
      index,
      end: index + match.length,
      reversedIn: name.toLowerCase(),
    }
  }
}
