import { type Address, formatAddress, parseAddress, reverseLabels } from '../../../shared/domain/address.ts'
import type { ReverseState } from '../../../shared/domain/reverse-dns-findings.ts'
import { type Ask, lookUp, same } from './ask.ts'

/** The reverse DNS of one address. */
export interface ReverseCheck {
  readonly state: ReverseState
  readonly names: readonly string[]
  /** Zone that an alias of the PTR name leads to (RFC 2317), or null. */
  readonly aliasZone: string | null
}

/** More PTR names than this are not looked up: RFC 8601 §3 advises a limit of ten. */
const MOST_NAMES = 10
const LONGEST_NAME = 255

/**
 * Asks for PTR names and looks whether one of them leads back to the address (RFC 8601 §3, iprev). A name that could
 * not be looked up leaves the address unknown unless another one confirms it.
 */
export async function checkReverse(address: Address, ask: Ask): Promise<ReverseCheck> {
  const tree = address.family === 4 ? 'in-addr.arpa' : 'ip6.arpa'
  const question = `${reverseLabels(address)}.${tree}`
  const found = await lookUp(ask, question, 'PTR')
  if (found.kind === 'unknown') return { state: 'unknown', names: [], aliasZone: null }
  const aliasZone = same(found.owner, question) ? null : zoneOf(found.owner)
  if (found.kind === 'none') return { state: 'missing', names: [], aliasZone }
  const names = found.values.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME))
  let unsure = false
  for (const name of names) {
    const forward = await lookUp(ask, name, address.family === 4 ? 'A' : 'AAAA')
    if (forward.kind === 'unknown') unsure = true
    if (forward.kind === 'records' && forward.values.some((value) => isSame(value, address)))
      return { state: 'confirmed', names, aliasZone }
  }
  return { state: unsure ? 'unknown' : 'unconfirmed', names, aliasZone }
}

/** The zone of a name, as far as a look from outside can tell: what follows its first label. */
const zoneOf = (name: string): string => name.slice(name.indexOf('.') + 1).toLowerCase()

function isSame(text: string, address: Address): boolean {
  const parsed = parseAddress(text)
  return parsed !== null && formatAddress(parsed) === formatAddress(address)
}
