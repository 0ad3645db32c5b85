import { isUsable } from '../../../shared/domain/health.ts'
import type { HealthRecord } from '../../../shared/domain/health-record.ts'
import { healthWords } from '../../terms/health-words.ts'
import styles from './lists.module.css'

/** Findings as bars, the newest on the right: whole where the list could be believed, short and hatched where not. */
export function HealthSpark({ records }: { readonly records: readonly HealthRecord[] }) {
  if (records.length === 0) return null
  const counts = new Map<string, number>()
  for (const { health } of records)
    counts.set(healthWords[health], (counts.get(healthWords[health]) ?? 0) + 1)
  const words = [...counts].map(([word, count]) => `${count} × ${word.toLowerCase()}`).join(', ')
  const label = `Last probes: ${words}`
  return (
    <span className={styles['spark']} role="img" aria-label={label} title={label}>
      {records.toReversed().map(({ probedAt, health }) => (
        <span
          key={probedAt}
          className={isUsable(health) ? undefined : 'hatched'}
          data-well={isUsable(health)}
        />
      ))}
    </span>
  )
}
