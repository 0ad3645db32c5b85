import type { ChangeKind } from '../../../../shared/domain/scan-diff.ts'

/** What became of checks, as a heading over their rows. */
export const changeWords: Readonly<Record<ChangeKind, string>> = {
  appeared: 'Listed now, clear before',
  'unknown-to-listed': 'Listed now, unknown before',
  'changed-code': 'Listed under other codes',
  'listed-to-unknown': 'Listed before, unknown now',
  went: 'Gone: clear now',
  'clear-to-unknown': 'Clear before, unknown now',
  'unknown-to-clear': 'Unknown before, clear now',
}

/** A sign that stands for the change beside its word. */
export const changeSigns: Readonly<Record<ChangeKind, string>> = {
  appeared: '+',
  'unknown-to-listed': '+',
  'changed-code': '~',
  'listed-to-unknown': '?',
  went: '−',
  'clear-to-unknown': '?',
  'unknown-to-clear': '✓',
}
