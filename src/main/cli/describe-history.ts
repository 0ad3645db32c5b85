import type { HealthRecord } from '../../shared/domain/health-record.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'

/** Findings shown; JSON has more. */
const SHOWN = 10

/** What probes found of a list, newest first, as lines for a terminal. */
export function describeHistory(records: readonly HealthRecord[]): string {
  const rows = records.slice(0, SHOWN).map(({ probedAt, health, path, milliseconds, reason }) => {
    const time = milliseconds === null ? '' : `, ${milliseconds} ms`
    return `${probedAt.slice(0, 16).replace('T', ' ')}  ${health} (${path}${time}): ${cleanStrangerText(reason)}`
  })
  return rows.map((row) => `  ${'health'.padEnd(10)}  ${row}\n`).join('')
}
