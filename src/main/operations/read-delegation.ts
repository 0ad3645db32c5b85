import { type Block, contains } from '../../shared/domain/block.ts'
import type { RegistryDelegation } from '../../shared/domain/registry-findings.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'

/** Feeds of delegation statistics, best first. */
const feedIds = ['rir-delegated', 'nro-delegated']
const names: Readonly<Record<string, string>> = {
  afrinic: 'AFRINIC',
  apnic: 'APNIC',
  arin: 'ARIN',
  lacnic: 'LACNIC',
  ripencc: 'RIPE NCC',
}

/** What the RIRs' delegation statistics say of a block, where a copy is at hand and knows it; else null. */
export async function readDelegation(
  { feeds }: Context,
  snapshots: ReadonlyMap<string, Snapshot>,
  block: Block,
  signal: AbortSignal,
): Promise<RegistryDelegation | null> {
  for (const id of feedIds) {
    const snapshot = snapshots.get(id)
    const looked = snapshot && (await feeds.reader.near(snapshot, block, signal).catch(() => null))
    const entry = looked?.found.find(({ range }) => contains(range, block))
    if (entry) return describe(entry.reference ?? '', entry.text ?? '')
  }
  return null
}

/** `allocated, DE, 20150101` of the registry `ripencc`. */
function describe(registry: string, text: string): RegistryDelegation {
  const words = text.split(', ')
  const status = (['allocated', 'assigned', 'available', 'reserved'] as const).find(
    (word) => word === words[0],
  )
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(words.at(-1) ?? '')
  return {
    registry: names[registry] ?? registry,
    status: status ?? 'other',
    country: words.find((word) => /^[A-Z]{2}$/.test(word)) ?? null,
    delegatedOn: day ? `${day[1]}-${day[2]}-${day[3]}` : null,
  }
}
