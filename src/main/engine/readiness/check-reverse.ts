import { type Address, formatAddress, parseAddress, reverseLabels } from '../../../shared/domain/address.ts'
import type { ReverseState } from '../../../shared/domain/reverse-dns-findings.ts'
import { type Ask, lookUp } from './ask.ts'

/** The reverse DNS of one address. */
export interface ReverseCheck {
  readonly state: ReverseState
  readonly names: readonly string[]
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
  const found = await lookUp(ask, `${reverseLabels(address)}.${tree}`, 'PTR')
  if (found.kind === 'unknown') return { state: 'unknown', names: [] }
  if (found.kind === 'none') return { state: 'missing', names: [] }
  const names = found.values.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME))
  let unsure = false
  for (const name of names) {
    const forward = await lookUp(ask, name, address.family === 4 ? 'A' : 'AAAA')
    if (forward.kind === 'unknown') unsure = true
    if (forward.kind === 'records' && forward.values.some((value) => isSame(value, address)))
      return { state: 'confirmed', names }
  }
  return { state: unsure ? 'unknown' : 'unconfirmed', names }
}

function isSame(text: string, address: Address): boolean {
  const parsed = parseAddress(text)
  return parsed !== null && formatAddress(parsed) === formatAddress(address)
}
