import type { BounceCause } from '../../../shared/domain/bounce-knowledge.ts'
import type { Clues } from './clues.ts'

interface Candidate {
  readonly operatorId: string
  /** How much the clue says; the highest wins. */
  readonly rank: number
  readonly length: number
}

/**
 * Who blocks. The operator of the zone; else whom phrases, sites and names point to, operators of lists and vendors
 * before providers, longer phrases first; else, where no list is named, the provider whose server refused.
 * Null when nobody is told: never a guess.
 */
export function chooseOperator(clues: Clues, cause: BounceCause): string | null {
  const { zone, rules, names, owners, party, parties } = clues
  if (zone?.operatorId) return zone.operatorId
  const isProvider = (id: string): boolean => parties.kindOf(id) === 'mailbox-provider'
  const candidates: Candidate[] = []
  for (const { operatorId, kind, length } of rules) {
    if (parties.kindOf(operatorId) === 'recipient') continue
    const base = kind === 'pointer' ? 20 : 40
    candidates.push({ operatorId, rank: base - (isProvider(operatorId) ? 15 : 0), length })
  }
  for (const { operatorId } of names) candidates.push({ operatorId, rank: 30, length: 0 })
  for (const { operatorId } of owners) candidates.push({ operatorId, rank: 28, length: 0 })
  const [best] = candidates.toSorted((a, b) => b.rank - a.rank || b.length - a.length)
  if (best) return best.operatorId
  // An unknown zone is somebody's; the provider that asks it is not that somebody.
  return zone === null && cause !== 'dnsbl' && party !== null ? party : null
}
