import { type Impact, impacts, type Severity, severities, severityOf } from './impact.ts'
import type { DnsblList } from './list.ts'
import { explainCodes } from './read-outcome.ts'

/** One return code of a listing, weighed. */
export interface GradedCode {
  readonly code: string
  readonly means: string
  readonly impact: Impact
  readonly policy: boolean
  readonly severity: Severity
  /** Id of the list the code comes from, when the answering zone is a composite; else null. */
  readonly origin: string | null
  /** False when the catalogue does not know the code. */
  readonly documented: boolean
}

type Grading = Pick<DnsblList, 'codes' | 'impact'>

/** What a list answers with by convention (RFC 5782 §2.1); a list without a code table is taken to mean no more. */
const CONVENTIONAL_CODE = '127.0.0.2'

/**
 * Weighs each code of a listing by the list's catalogue entry. A code that the catalogue does not know is kept,
 * says so, and never counts above low. Of a list without any code table the conventional code alone is known.
 */
export function gradeCodes(list: Grading, codes: readonly string[]): readonly GradedCode[] {
  return explainCodes(list.codes, codes).map(({ code, rule }): GradedCode => {
    if (rule) {
      const impact = rule.impact ?? list.impact
      const policy = rule.policy ?? false
      const severity = severityOf(impact, policy)
      return {
        code,
        means: rule.means,
        impact,
        policy,
        severity,
        origin: rule.origin ?? null,
        documented: true,
      }
    }
    if (list.codes.length === 0 && code === CONVENTIONAL_CODE) {
      const severity = severityOf(list.impact, false)
      return {
        code,
        means: 'Listed',
        impact: list.impact,
        policy: false,
        severity,
        origin: null,
        documented: true,
      }
    }
    const impact = lesser(list.impact, 'low')
    const means = `Undocumented code ${code}`
    const severity = severityOf(impact, false)
    return { code, means, impact, policy: false, severity, origin: null, documented: false }
  })
}

/** The worst severity among the codes of a listing. */
export function worstSeverity(list: Grading, codes: readonly string[]): Severity {
  const ranks = gradeCodes(list, codes).map((graded) => severities.indexOf(graded.severity))
  return severities[Math.max(...ranks, severities.indexOf('policy'))] ?? 'low'
}

const lesser = (a: Impact, b: Impact): Impact => (impacts.indexOf(a) > impacts.indexOf(b) ? a : b)
