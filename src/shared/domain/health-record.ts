import type { ListHealth } from './health.ts'

/** What one probe found, as kept: the health of a list at one moment over one path. */
export interface HealthRecord {
  readonly listId: string
  /** ISO 8601. */
  readonly probedAt: string
  readonly health: ListHealth
  readonly reason: string
  /** True when a bad entry or an odd test point was seen. */
  readonly marked: boolean
  /** Kind of the path, as it was asked. */
  readonly path: 'system' | 'resolver' | 'direct'
  /** Median of its answers, ms; null when nothing answered. */
  readonly milliseconds: number | null
  /** The scan that probed; null for a check of the lists. */
  readonly scanId: string | null
}
