import { parseBlock } from '../../../../shared/domain/block.ts'
import type { EvidenceFact } from '../../../../shared/domain/evidence-fact.ts'
import { reverseLetters } from '../../../../shared/domain/reverse-dns-findings.ts'
import { cleanStrangerText } from '../../../../shared/domain/stranger-text.ts'
import type { RequestEvidence } from './request-evidence.ts'

const MOST_NAMES = 3

/**
 * What the scan saw of the reverse DNS of one IPv4 address: its names (`ptr`), whether they lead back (`fcrdns`),
 * whether one lies in the domain of the user's mail address, and whether it calls itself static. What was not seen is
 * left out, so that the user is asked; a missing name is never told as one.
 */
export function readReverseNames(
  { scan, surroundings: { reverseDns } }: RequestEvidence['evidence'],
  range: string,
  contactEmail: string,
): Readonly<Partial<Record<EvidenceFact, string>>> {
  const block = parseBlock(scan.block)
  const one = parseBlock(range)
  if (!reverseDns || !block.ok || !one.ok || one.block.family !== 4 || block.block.family !== 4) return {}
  if (one.block.first !== one.block.last) return {}
  const target = Number(one.block.first - block.block.first)
  const names = (reverseDns.names.find((entry) => entry.target === target)?.names ?? [])
    .slice(0, MOST_NAMES)
    .map((name) => cleanStrangerText(name, 255).replace(/\.$/, '').toLowerCase())
    .filter((name) => name !== '')
  if (names.length === 0) return {}
  const all = names.join(', ')
  if (reverseDns.states[target] !== reverseLetters.confirmed) return { ptr: all }
  const domain = contactEmail.split('@')[1]?.toLowerCase() ?? ''
  const own = names.find((name) => domain !== '' && (name === domain || name.endsWith(`.${domain}`)))
  const fixed = names.find((name) => /(?:^|[.-])static(?:[.-]|\d)/.test(name))
  return {
    ptr: all,
    fcrdns: `${all} (${range})`,
    ...(own === undefined ? {} : { ptrInOwnDomain: own }),
    ...(fixed === undefined ? {} : { staticAddress: fixed }),
  }
}
