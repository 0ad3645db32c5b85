import { type Address, parseAddress } from '../../shared/domain/address.ts'
import { parseBlock } from '../../shared/domain/block.ts'
import { parseEndpoint } from '../engine/dns/endpoints.ts'
import { choosePath, resolversOf } from './choose-path.ts'
import type { Context } from './context.ts'

/**
 * Names of the given servers, and of those that receive mail for `mailAddress`, that have an address inside the block.
 * What cannot be looked up is not inside.
 */
export async function findServersInside(
  context: Context,
  block: string,
  hosts: readonly string[],
  mailAddress: string,
): Promise<readonly string[]> {
  const parsed = parseBlock(block)
  if (!parsed.ok) return []
  const { family, first, last } = parsed.block
  const servers = resolversOf(context, choosePath(context, { pathKind: 'system', resolvers: [] }))
  const look = async (name: string, type: 'A' | 'AAAA' | 'MX'): Promise<readonly string[]> => {
    if (servers.length === 0 || parseEndpoint(name) !== null) return []
    const options = { servers, recursionDesired: true, timeoutMs: 2000, retries: 1 }
    const answer = await context.dns.ask({ name, type }, options)
    if (answer.kind !== 'response') return []
    return answer.answers.flatMap((record) => (record.type === type ? [record.data] : []))
  }
  const domain = mailAddress.split('@')[1] ?? ''
  const exchanges =
    domain === '' ? [] : (await look(domain, 'MX')).map((data) => data.split(/\s+/).at(-1) ?? '')
  const inside: string[] = []
  for (const host of new Set([...hosts, ...exchanges.slice(0, 10)])) {
    const own = parseAddress(host)
    const found: readonly (Address | null)[] = own
      ? [own]
      : (await look(host, family === 4 ? 'A' : 'AAAA')).map(parseAddress)
    if (found.some((one) => one?.family === family && one.value >= first && one.value <= last))
      inside.push(host)
  }
  return inside
}
