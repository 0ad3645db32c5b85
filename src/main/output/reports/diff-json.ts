import type { DiffSide, ScanDiff } from '../../../shared/domain/scan-diff.ts'

/** A diff as one line of JSON, schema `blockvet.diff/1`, without a line end. */
export function diffJsonText(diff: ScanDiff): string {
  const { before, after, compared, counts, changes, reasonsGone, reasonsNew } = diff
  return JSON.stringify({
    schema: 'blockvet.diff/1',
    before: sideObject(before),
    after: sideObject(after),
    compared,
    counts,
    changes: changes.map(({ kind, listId, severity, codesBefore, codesAfter, addresses, ranges }) => ({
      kind,
      list: listId,
      severity,
      codesBefore,
      codesAfter,
      addresses,
      ranges,
    })),
    listsOnlyBefore: diff.listsOnlyBefore,
    listsOnlyAfter: diff.listsOnlyAfter,
    verdict: { changed: before.decision !== after.decision, reasonsGone, reasonsNew },
  })
}

function sideObject({
  scanId,
  block,
  startedAt,
  decision,
  headline,
  rules,
  coverage,
  listedAddresses,
}: DiffSide) {
  return { scanId, block, startedAt, decision, headline, rules, coverage, listedAddresses }
}
