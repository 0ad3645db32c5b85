import { type Block, contains, formatBlock, overlaps, parseBlock } from './block.ts'

/** A range that the IANA special-purpose registries set aside, with the registry's name for it. */
export interface SpecialRange {
  readonly name: string
  readonly range: Block
  /** Defining document. */
  readonly reference: string
}

/**
 * IANA IPv4 and IPv6 Special-Purpose Address Registries, plus multicast, reserved and non-global-unicast space:
 * nothing here can be sold or vetted. Order matters: the most telling name comes first.
 */
const table: readonly (readonly [cidr: string, name: string, reference: string])[] = [
  ['0.0.0.0/8', '"This network"', 'RFC 791'],
  ['10.0.0.0/8', 'Private-Use', 'RFC 1918'],
  ['100.64.0.0/10', 'Shared Address Space', 'RFC 6598'],
  ['127.0.0.0/8', 'Loopback', 'RFC 1122'],
  ['169.254.0.0/16', 'Link Local', 'RFC 3927'],
  ['172.16.0.0/12', 'Private-Use', 'RFC 1918'],
  ['192.0.0.0/24', 'IETF Protocol Assignments', 'RFC 6890'],
  ['192.0.2.0/24', 'Documentation (TEST-NET-1)', 'RFC 5737'],
  ['192.31.196.0/24', 'AS112-v4', 'RFC 7535'],
  ['192.52.193.0/24', 'AMT', 'RFC 7450'],
  ['192.88.99.0/24', 'Deprecated (6to4 Relay Anycast)', 'RFC 7526'],
  ['192.168.0.0/16', 'Private-Use', 'RFC 1918'],
  ['192.175.48.0/24', 'Direct Delegation AS112 Service', 'RFC 7534'],
  ['198.18.0.0/15', 'Benchmarking', 'RFC 2544'],
  ['198.51.100.0/24', 'Documentation (TEST-NET-2)', 'RFC 5737'],
  ['203.0.113.0/24', 'Documentation (TEST-NET-3)', 'RFC 5737'],
  ['233.252.0.0/24', 'Documentation (MCAST-TEST-NET)', 'RFC 6676'],
  ['224.0.0.0/4', 'Multicast', 'RFC 5771'],
  ['255.255.255.255/32', 'Limited Broadcast', 'RFC 8190'],
  ['240.0.0.0/4', 'Reserved', 'RFC 1112'],
  ['::/128', 'Unspecified Address', 'RFC 4291'],
  ['::1/128', 'Loopback Address', 'RFC 4291'],
  ['64:ff9b::/96', 'IPv4-IPv6 Translation', 'RFC 6052'],
  ['64:ff9b:1::/48', 'IPv4-IPv6 Translation', 'RFC 8215'],
  ['100::/64', 'Discard-Only Address Block', 'RFC 6666'],
  ['100:0:0:1::/64', 'Dummy IPv6 Prefix', 'RFC 9780'],
  ['2001:db8::/32', 'Documentation', 'RFC 3849'],
  ['2001::/32', 'TEREDO', 'RFC 4380'],
  ['2001:2::/48', 'Benchmarking', 'RFC 5180'],
  ['2001:3::/32', 'AMT', 'RFC 7450'],
  ['2001:4:112::/48', 'AS112-v6', 'RFC 7535'],
  ['2001:20::/28', 'ORCHIDv2', 'RFC 7343'],
  ['2001:30::/28', 'Drone Remote ID Protocol Entity Tags (DETs) Prefix', 'RFC 9374'],
  ['2001::/23', 'IETF Protocol Assignments', 'RFC 2928'],
  ['2002::/16', '6to4', 'RFC 3056'],
  ['2620:4f:8000::/48', 'Direct Delegation AS112 Service', 'RFC 7534'],
  ['3fff::/20', 'Documentation', 'RFC 9637'],
  ['5f00::/16', 'Segment Routing (SRv6) SIDs', 'RFC 9602'],
  ['fc00::/7', 'Unique-Local', 'RFC 4193'],
  ['fe80::/10', 'Link-Local Unicast', 'RFC 4291'],
  ['fec0::/10', 'Deprecated Site-Local Unicast', 'RFC 3879'],
  ['ff00::/8', 'Multicast', 'RFC 4291'],
]

const specialRanges: readonly SpecialRange[] = table.map(([cidr, name, reference]) => {
  const parsed = parseBlock(cidr)
  if (!parsed.ok) throw new Error(parsed.problem)
  return { name, range: parsed.block, reference }
})

const globalUnicast: Block = { family: 6, first: 0x2000n << 112n, last: (0x4000n << 112n) - 1n }

/** The special-purpose range that the block lies in, contains or touches; null when it is ordinary space. */
export function specialRangeOf(block: Block): SpecialRange | null {
  const around = specialRanges.find((special) => contains(special.range, block))
  const touched = around ?? specialRanges.find((special) => overlaps(special.range, block))
  if (touched) return touched
  if (block.family === 6 && !contains(globalUnicast, block)) {
    return { name: 'Reserved by IETF', range: block, reference: 'RFC 4291' }
  }
  return null
}

/** One sentence refusing a special-purpose block. */
export function describeSpecial(block: Block, special: SpecialRange): string {
  const inside = contains(special.range, block)
  const relation = inside ? 'is in' : 'overlaps'
  return `${formatBlock(block)} ${relation} ${formatBlock(special.range)}, which IANA sets aside as ${special.name} (${special.reference}).`
}
