import { isUsable, type ListHealth } from '../../shared/domain/health.ts'
import { Tag } from '../ui/Tag.tsx'
import { healthWords } from './health-words.ts'

/** Health of a list; one whose answers cannot be used is hatched, as all that is unknown. */
export function HealthTag({ health }: { health: ListHealth | null }) {
  if (health === null) return <span className="dim">Not probed</span>
  return <Tag tone={isUsable(health) ? 'clear' : 'hatched'}>{healthWords[health]}</Tag>
}
