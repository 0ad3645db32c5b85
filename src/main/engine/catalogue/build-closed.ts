import { type Closing, closingWords } from '../../../shared/domain/closing.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Operator } from '../../../shared/domain/removal.ts'
import { buildList } from './build-list.ts'
import type { ClosedEntry } from './closed-entry.ts'

/** The lists of one end: closed, without weight, codes or presets. */
export function buildClosed(entry: ClosedEntry, operator: Operator): readonly DnsblList[] {
  const { name, on, manner, note, polarity, confidence, sources, zones } = entry
  const closed: Closing = { on: on ?? null, manner, note: note ?? null }
  const common = {
    name: name ?? operator.name,
    status: 'closed',
    // Shown where other lists tell what they hold.
    what: `Gone: ${closingWords[manner]}.${note === undefined ? '' : ` ${note}`}`,
    polarity: polarity ?? 'block',
    impact: 'none',
    confidence: confidence ?? 'unverified',
    sources,
    ...(on === undefined ? {} : { checkedOn: on }),
  } as const
  return Object.entries(zones).map(([id, zone]) => ({
    ...buildList({ ...common, id, zone }, operator, []),
    closed,
  }))
}
