import type { Case } from '../../../shared/domain/case.ts'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Reason } from '../../../shared/domain/verdict.ts'
import { describeCount, describeNames } from './describe-figures.ts'
import { describeParts } from './note-reasons.ts'
import { stateRules } from './registry-reasons.ts'

/** What to ask of the provider of a block before signing, most important first. */
export function askProvider({ evidence, cases, verdict }: JudgedScan): readonly string[] {
  const { surroundings } = evidence
  const has = (code: string): boolean => verdict.reasons.some((reason) => reason.code === code)
  const asks: string[] = []
  if (verdict.decision === 'reject') asks.push(anotherBlock(verdict.reasons))
  const theirs = cases.filter(
    ({ kind, whoMayAsk }) => kind !== 'registry' && kind !== 'reverse-dns' && whoMayAsk !== 'user',
  )
  if (theirs.length > 0) asks.push(removals(theirs))
  const { registry, reverseDns } = surroundings
  if (registry?.askProvider)
    asks.push(...(stateRules[registry.state]?.ask ?? ['Ask for the record to change to your name.']))
  if (has('rpki-invalid')) asks.push('Have the holder mend the route authorisation (ROA) before the start.')
  if (has('not-announced') || has('routing-note'))
    asks.push('Ask which network will announce the block, and from when on.')
  if (reverseDns && reverseDns.counts.missing + reverseDns.counts.unconfirmed + reverseDns.generic > 0) {
    asks.push('Have reverse DNS delegated, or set with names of yours, for every address.')
  }
  if (has('recurring-listing'))
    asks.push('Ask who uses the addresses that were listed again, and until when.')
  const mine = cases.filter(({ whoMayAsk, kind }) => whoMayAsk === 'user' && kind === 'listing')
  if (mine.length > 0 && verdict.decision !== 'reject') {
    const count = describeCount(
      mine.reduce((sum, { addresses }) => sum + addresses, 0),
      'listing',
      'listings',
    )
    asks.push(`Ask for a lower price, or for clean addresses: ${count} are left for you to clear.`)
  }
  if (verdict.decision === 'inconclusive') {
    asks.push(
      'Sign nothing before a scan has enough answers; ask for time, and scan by a resolver of your own.',
    )
  }
  if (verdict.notExamined.length > 0) {
    asks.push(`Ask what the scan did not see: ${describeParts(verdict.notExamined)}.`)
  }
  return asks
}

function anotherBlock(reasons: readonly Reason[]): string {
  const lead = reasons.find(({ calls }) => calls === 'reject')
  return `Ask for another block. ${lead?.text ?? ''}`.trim()
}

function removals(theirs: readonly Case[]): string {
  const names = theirs.map(({ listName, reference }) =>
    reference === null ? listName : `${listName} (${cleanStrangerText(reference, 60)})`,
  )
  return `Have removed before you sign, which only the provider or holder can: ${describeNames([...new Set(names)])}.`
}
