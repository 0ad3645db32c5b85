import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'

/** What was not asked in this scan but taken over from earlier ones, with their dates; one sentence per scan. */
export function carriedSentences({
  carried = [],
  scan,
}: Pick<ScanEvidence, 'carried' | 'scan'>): readonly string[] {
  const byOrigin = Map.groupBy(carried, ({ scanId }) => scanId)
  return [...byOrigin].map(([scanId, sets]) => {
    const checks = sets.reduce((sum, { addresses }) => sum + addresses, 0)
    const from = sets[0]?.observedFrom ?? ''
    const mode = scan.settings.rescan?.mode ?? 'changed'
    const figure = checks.toLocaleString('en')
    return `carried: ${figure} checks of this scan (${mode}) were not asked anew; they are as scan ${scanId} of ${from} found them.`
  })
}
