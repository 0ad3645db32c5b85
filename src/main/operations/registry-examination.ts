import { parseBlock } from '../../shared/domain/block.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { specialRangeOf } from '../../shared/domain/special-ranges.ts'
import { describeSpecialSpace, examineRegistry } from '../engine/registry/examine-registry.ts'
import type { Context } from './context.ts'
import { describeOldCopy } from './describe-old-copy.ts'
import type { Examination } from './examination.ts'
import { openRegistry } from './open-registry.ts'
import { openSnapshots } from './open-snapshots.ts'
import { readProfile } from './profile.ts'
import { readDelegation } from './read-delegation.ts'
import { readTransfers } from './read-transfers.ts'

/** Registries that let us wait longer than this leave the rest unknown. */
const LONGEST_MS = 180_000

/** Looks up to whom the block of a scan is registered. */
export const registryExamination: Examination<'registry'> = {
  part: 'registry',
  isWanted: (examine) => examine.registry,
  async run({ context, scan, examine, signal }) {
    const parsed = parseBlock(scan.block)
    if (!parsed.ok) throw new OperationError('internal', parsed.problem)
    const { block } = parsed
    const { now, registry } = context
    const special = specialRangeOf(block)
    const asksPrivately =
      registry.practice !== null || Boolean(examine.sources?.rdap ?? examine.sources?.whois)
    if (special && !asksPrivately) return describeSpecialSpace(block, special, now)
    const limited = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)])
    const snapshots = await openSnapshots(context, examine.feeds)
    const delegation = await readDelegation(context, snapshots, block, limited)
    const transfers = await readTransfers(context, snapshots, block, limited)
    const finder = await openRegistry(context, examine.sources, limited)
    const { rirs } = registry
    const stated = statedNames(context, scan.block)
    const found = await examineRegistry({
      block,
      finder,
      rirs,
      stated,
      delegation,
      transfers,
      now,
      signal: limited,
    })
    const logs = snapshots.get('rir-transfers')
    const old = transfers && (await describeOldCopy(context, logs, 'The transfer logs', limited))
    return old ? { ...found, gaps: [...found.gaps, old] } : found
  },
}

/** Names that the user noted: the company of the profile is the buyer, the provider of the offer the seller. */
function statedNames(context: Context, block: string) {
  const said = (text: string | undefined): string | null => text?.trim() || null
  return {
    buyer: said(readProfile(context).company),
    seller: said(context.store.offers.get(block)?.provider),
  }
}
