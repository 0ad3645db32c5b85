import type { Severity } from '../../shared/domain/impact.ts'

/** What a severity is called on screen. */
export const severityWords: Readonly<Record<Severity, string>> = {
  clear: 'Clear',
  policy: 'Policy',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
}
