import { checkReferences } from './check-references.ts'
import type { CatalogueText } from './find-catalogue-files.ts'
import { formatPath } from './format-path.ts'
import { lintLists } from './lint-lists.ts'
import { type ParsedFile, parseCatalogueFile } from './parse-catalogue-file.ts'

/** A review of the whole is due after so many days. */
const REVIEW_DAYS = 400

/** What the linter judges dates by; ISO 8601 days. */
export interface LintDates {
  /** Day of the last review of the whole, as in VERSION. */
  readonly reviewedOn: string
  readonly today: string
}

/**
 * Everything that is wrong with catalogue files: shape, references, and contradictions that a scan would not notice.
 * One sentence each, naming file and line.
 */
export function lintCatalogue(texts: readonly CatalogueText[], dates: LintDates): readonly string[] {
  const parsed = texts.map(({ name, text }) => parseCatalogueFile(name, text))
  const malformed = parsed.flatMap((result) => (result.ok ? [] : result.problems))
  if (malformed.length > 0) return malformed
  const files = parsed.flatMap((result) => (result.ok ? [result.file] : []))
  return [
    ...checkReferences(files),
    ...lintLists(files, dates.reviewedOn),
    ...files.flatMap(lintClosed),
    ...lintReview(dates),
  ]
}

function lintClosed({ content, whereIs }: ParsedFile): readonly string[] {
  return (content.closed ?? []).flatMap(({ sources, operator }, i) => {
    const at = ['closed', i]
    const owner = operator?.id ?? content.operator.id
    return [
      ...(sources.length > 0 ? [] : [`${whereIs(at)}: ${formatPath(at)} of ${owner}: no source.`]),
      ...(owner === 'own' ? [`${whereIs(at)}: ${formatPath(at)}: no operator.`] : []),
    ]
  })
}

function lintReview({ reviewedOn, today }: LintDates): readonly string[] {
  const days = (Date.parse(today) - Date.parse(reviewedOn)) / 86_400_000
  if (Number.isNaN(days)) return [`VERSION is ${reviewedOn}; it must be a date like 2026-11-23.`]
  if (days < 0) return [`VERSION is ${reviewedOn}, which is still to come.`]
  return days > REVIEW_DAYS ? [`VERSION is ${reviewedOn}: a review of the whole is due.`] : []
}
