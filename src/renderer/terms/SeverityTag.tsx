import type { Severity } from '../../shared/domain/impact.ts'
import { Tag } from '../ui/Tag.tsx'
import { severityWords } from './severity-words.ts'

export function SeverityTag({ severity }: { severity: Severity }) {
  return <Tag tone={severity}>{severityWords[severity]}</Tag>
}
