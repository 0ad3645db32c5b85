import type { Case } from '../../../shared/domain/case.ts'
import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { noSurroundings } from '../../../shared/domain/surroundings.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { type EvidencePart, evidenceParts } from './evidence-parts.ts'
import type { OutcomeRun } from './outcome-runs.ts'
import { parseJson } from './parse-json.ts'

/** Evidence and judgement as a bundle has them. */
export interface RestoredBundle {
  readonly evidence: ScanEvidence
  readonly verdict: Verdict
  readonly cases: readonly Case[]
  readonly outcomes: readonly { readonly listId: string; readonly runs: readonly OutcomeRun[] }[]
}

/** The evidence of a bundle, or one sentence per part that cannot be read. */
export function restoreEvidence(
  parts: ReadonlyMap<string, Uint8Array>,
):
  | { readonly ok: true; readonly restored: RestoredBundle }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = []
  const read = <Name extends EvidencePart>(
    name: Name,
  ): ReturnType<(typeof evidenceParts)[Name]['parse']> | null => {
    const bytes = parts.get(name)
    if (!bytes) {
      problems.push(`${name} is missing.`)
      return null
    }
    const found = evidenceParts[name].safeParse(parseJson(bytes))
    if (found.success) return found.data as ReturnType<(typeof evidenceParts)[Name]['parse']>
    const [issue] = found.error.issues
    const where = (issue?.path ?? []).join('.')
    problems.push(cleanStrangerText(`${name} is not as it should be: ${where} ${issue?.message ?? ''}.`, 300))
    return null
  }
  const scan = read('scan.json')
  const catalogue = read('catalogue.json')
  const lists = read('lists.json')
  const probes = read('probes.json')
  const outcomes = read('outcomes.json')
  const listings = read('listings.json')
  const notes = read('notes.json')
  const unknowns = read('unknowns.json')
  const surroundings = read('surroundings.json')
  const recurrences = read('recurrences.json')
  const corrections = read('corrections.json')
  const judgement = read('verdict.json')
  if (problems.length > 0 || !catalogue || !lists || !probes || !outcomes || !listings || !judgement)
    return { ok: false, problems }
  const countsOf = new Map(lists.map((entry) => [entry.listId, entry]))
  const probesOf = new Map(probes.map((entry) => [entry.listId, entry]))
  const joined = catalogue.map(({ list, removal, codeRemovals }) => ({
    list,
    removal,
    codeRemovals,
    before: probesOf.get(list.id)?.before ?? null,
    after: probesOf.get(list.id)?.after ?? null,
    medianAnswerMs: countsOf.get(list.id)?.medianAnswerMs ?? null,
    counts: countsOf.get(list.id)?.counts ?? { checked: 0, listed: 0, clear: 0, noted: 0, unknown: 0 },
  }))
  // The forms were checked as far as a judgement reads them; what is beyond is passed on.
  const evidence = {
    scan,
    lists: joined,
    listings,
    notes,
    unknowns,
    listedAddresses: new Set(listings.map(({ target }) => target)).size,
    surroundings: { ...noSurroundings, ...surroundings },
    recurrences,
    corrections,
  } as unknown as ScanEvidence
  const { verdict, cases } = judgement as unknown as { verdict: Verdict; cases: readonly Case[] }
  return { ok: true, restored: { evidence, verdict, cases, outcomes } }
}
