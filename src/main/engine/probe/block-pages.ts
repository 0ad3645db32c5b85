import { parseAddress } from '../../../shared/domain/address.ts'
import { enclosingCidr } from '../../../shared/domain/block.ts'

/** Where Cisco Umbrella and OpenDNS send names they block, 146.112.61.0/24. */
const cisco = enclosingCidr({ family: 4, value: 0x92703d00n }, 24)

/** True for the address of a known block page: a resolver put it there, no list did. */
export function isBlockPage(text: string): boolean {
  const address = parseAddress(text)
  return address?.family === 4 && address.value >= cisco.first && address.value <= cisco.last
}
