import { formatBlock, parseBlock } from '../../../../shared/domain/block.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { methodWords, whoWords } from '../../../terms/removal-words.ts'
import { formatQuantity } from '../../../ui/format.ts'

/** What a case covers: the address or range when it is one, else how many addresses. */
export function describeScope({ ranges, addresses }: Case): string {
  const [only] = ranges
  return ranges.length === 1 && only ? shortenRange(only) : formatQuantity(addresses, 'address', 'addresses')
}

/** A range as short as it can be read: one address, a CIDR, or `192.0.2.8-15`. */
function shortenRange(range: string): string {
  const parsed = parseBlock(range)
  if (!parsed.ok || !range.includes('-')) return range
  const cidr = formatBlock(parsed.block)
  if (!cidr.includes('-')) return cidr
  const [first = '', last = ''] = cidr.split('-')
  const stem = first.slice(0, first.lastIndexOf('.') + 1)
  return stem !== '' && last.startsWith(stem) ? `${first}-${last.slice(stem.length)}` : cidr
}

/** Who asks, by which way, how often. */
export function describeAsking({ method, whoMayAsk, requests }: Case): string {
  switch (method) {
    case 'expiry':
    case 'none':
      return methodWords[method]
    case 'form':
    case 'email':
    case 'portal': {
      const times = requests > 1 ? ` ×${requests}` : ''
      return `${whoWords[whoMayAsk]}, ${methodWords[method].toLowerCase()}${times}`
    }
  }
}
