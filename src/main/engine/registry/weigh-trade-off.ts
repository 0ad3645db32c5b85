import { type Block, prefixLength } from '../../../shared/domain/block.ts'
import type { RegistrationState } from '../../../shared/domain/registry-findings.ts'
import { describeRange } from './describe-network.ts'
import type { FoundNetwork } from './found-network.ts'

/**
 * What a record of one's own costs and gains: lists that escalate by allocation size (UCEPROTECT Level 2) hit a small
 * allocation after a single bad address, and a shared one after somebody else's. Null where there is no choice.
 */
export function weighTradeOff(
  state: RegistrationState,
  block: Block,
  around: FoundNetwork | null,
): string | null {
  const length = prefixLength(block)
  const small = block.family === 4 && length !== null && length >= 26
  switch (state) {
    case 'not-reassigned':
    case 'not-individually-registered': {
      const shared = around ? ` in ${describeRange(around)}` : ''
      const cost = small
        ? 'lists that count by allocation, such as UCEPROTECT Level 2, then list the whole block after one bad address'
        : 'lists that count by allocation, such as UCEPROTECT Level 2, then count your addresses alone'
      return `Without a record of your own, the neighbours${shared} count with you: their listings can reach you, and complaints go to the provider. With one you get your own abuse contact and a better standing in talks about policy lists, but ${cost}.`
    }
    case 'reassigned-to-buyer':
    case 'reassigned-to-seller':
    case 'registered-separately':
      return small
        ? 'With a record of its own, the block is an allocation to lists that count by allocation: one bad address can list all of it (UCEPROTECT Level 2: certain below a /26, likely for one).'
        : null
    case 'reassigned-to-other':
    case 'inside-other-assignment':
    case 'split-block':
    case 'not-registered':
    case 'unknown':
      return null
  }
}
