import { formatAddress, parseAddress } from '../../../shared/domain/address.ts'
import type { DnsRecord } from '../../../shared/domain/dns-answer.ts'
import type { Responder } from '../dns/name-server-port.ts'
import type { PracticeWorld } from './practice-world.ts'

const TREE = '.in-addr.arpa'

/** Answers about PTR names of the practice blocks, and about those names; null for every other question. */
export function buildReverseResponder(
  world: PracticeWorld,
): (question: Parameters<Responder>[0]) => ReturnType<Responder> | null {
  const nameOf = new Map<string, string>()
  const addressOf = new Map<string, string>()
  for (const { at, name, leadsBack } of world.reverse) {
    for (const block of at)
      for (let value = block.first; value <= block.last; value++) {
        const address = formatAddress({ family: 4, value })
        const full = name
          .replaceAll('#', address.split('.')[3] ?? '')
          .replaceAll('@', address.replaceAll('.', '-'))
        nameOf.set(address, full)
        if (leadsBack) addressOf.set(full, address)
      }
  }
  const { ttlSeconds } = world
  const reply = (record: DnsRecord | null): ReturnType<Responder> =>
    record ? { kind: 'reply', rcode: 'NOERROR', answers: [record] } : { kind: 'reply', rcode: 'NXDOMAIN' }
  return ({ name, type }) => {
    if (name.endsWith(TREE)) {
      const address = name.slice(0, -TREE.length).split('.').toReversed().join('.')
      const found = type === 'PTR' && parseAddress(address) !== null ? nameOf.get(address) : undefined
      return reply(found === undefined ? null : { name, type, ttlSeconds, data: found })
    }
    const address = addressOf.get(name)
    if (address === undefined) return null
    return reply(type === 'A' ? { name, type, ttlSeconds, data: address } : null)
  }
}
