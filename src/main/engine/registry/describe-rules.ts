import { type Block, formatBlock, prefixLength } from '../../../shared/domain/block.ts'
import type { RegistryRule } from '../../../shared/domain/registry-findings.ts'
import type { Rir } from './rir.ts'

/** What the registry's rules mean for a block of this size: records of customers, and whether it can change hands. */
export function describeRules({ name, registration, transfer }: Rir, block: Block): readonly RegistryRule[] {
  const rules: RegistryRule[] = [
    { text: registration.says, unverified: null },
    ...registration.unverified.map((what) => ({ text: `Not verified: ${what}.`, unverified: what })),
  ]
  const length = prefixLength(block)
  if (block.family === 4 && (length === null || length > transfer.smallest)) {
    const text = `${name} transfers nothing smaller than a /${transfer.smallest}: ${formatBlock(block)} can be rented or reassigned, not bought.`
    rules.push({ text, unverified: transfer.unverified ? 'the smallest size of a transfer' : null })
  }
  return rules
}
