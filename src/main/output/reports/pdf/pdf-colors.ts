import type { Severity } from '../../../../shared/domain/impact.ts'

/** The colours of the window's light appearance; paper is white. */
export const pdfColors = {
  ink: '#1b1e20',
  dim: '#50565b',
  rule: '#dfe2e1',
  strongRule: '#b9bfbd',
  hatch: '#6b7176',
  bar: '#087f6d',
  allowed: '#0b7285',
  practice: '#5f3dc4',
} as const

/** Fill of a severity. */
export const severityFills: Readonly<Record<Severity, string>> = {
  clear: '#eef0f1',
  policy: '#d0dbe6',
  low: '#efd66e',
  medium: '#e79a1d',
  high: '#d94a1e',
  critical: '#860f50',
}

/** Ink of a mark on the fill of a severity. */
export const severityInks: Readonly<Record<Severity, string>> = {
  clear: '#1b1e20',
  policy: '#1b1e20',
  low: '#3d3200',
  medium: '#2b1a00',
  high: '#ffffff',
  critical: '#ffffff',
}
