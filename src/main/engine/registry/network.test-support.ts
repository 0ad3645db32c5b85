import { formatAddress } from '../../../shared/domain/address.ts'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { RegistryNetwork } from '../../../shared/domain/registry-findings.ts'
import type { FoundNetwork } from './found-network.ts'
import { networkLevel } from './network-level.ts'

/** A found network for tests; its level follows from its type. */
export function aNetwork(
  text: string,
  { registryId = null, ...change }: Partial<RegistryNetwork> & { readonly registryId?: string | null } = {},
): FoundNetwork {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  const { family, first, last } = parsed.block
  const network: RegistryNetwork = {
    first: formatAddress({ family, value: first }),
    last: formatAddress({ family, value: last }),
    handle: text,
    parentHandle: null,
    name: '',
    type: null,
    level: networkLevel(change.type ?? null, registryId),
    holder: null,
    holderHandle: null,
    country: null,
    status: [],
    registeredOn: null,
    changedOn: null,
    abuseEmail: null,
    port43: null,
    source: 'https://rdap.example/ip/x',
    ...change,
  }
  return { range: parsed.block, network, upUrl: null, downUrl: null, searchBase: null }
}
