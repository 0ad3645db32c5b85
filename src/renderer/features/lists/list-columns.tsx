import type { ListHealth } from '../../../shared/domain/health.ts'
import type { HealthRecord } from '../../../shared/domain/health-record.ts'
import { type Impact, impacts } from '../../../shared/domain/impact.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import { HealthTag } from '../../terms/HealthTag.tsx'
import { confidenceWords } from '../../terms/removal-words.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { copy } from './copy.ts'
import { HealthSpark } from './HealthSpark.tsx'
import styles from './lists.module.css'

const impactWords: Readonly<Record<Impact, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'None known',
}

const accessWords: Readonly<Record<Exclude<DnsblList['access']['kind'], 'open'>, string>> = {
  registration: 'Registration',
  key: 'Key',
  paid: 'Paid',
}

/** What being on the list does to mail, in a word; allow and info lists are told apart. */
export function ImpactTag({ list }: { list: DnsblList }) {
  if (list.polarity === 'allow') return <Tag tone="allowed">Allow list</Tag>
  if (list.polarity === 'info') return <Tag tone="plain">Info list</Tag>
  return <Tag tone={list.impact === 'none' ? 'clear' : list.impact}>{impactWords[list.impact]}</Tag>
}

/** What the columns know beside the catalogue. */
interface ListFacts {
  /** From the newest probe; null when there was none. */
  readonly healthOf: (listId: string) => ListHealth | null
  readonly recentOf: (listId: string) => readonly HealthRecord[]
  readonly presetsOf: (list: DnsblList) => string
}

/** Columns of the catalogue. */
export function listColumns({ healthOf, recentOf, presetsOf }: ListFacts): readonly Column<DnsblList>[] {
  return [
    {
      key: 'operator',
      header: 'Operator',
      width: 'minmax(104px, 1fr)',
      cell: (list) => <span title={list.operatorName}>{list.operatorName}</span>,
      sortBy: (list) => `${list.operatorName} ${list.name}`.toLowerCase(),
    },
    {
      key: 'name',
      header: 'List',
      width: 'minmax(136px, 1.5fr)',
      cell: (list) => <strong title={list.name}>{list.name}</strong>,
      sortBy: (list) => list.name.toLowerCase(),
    },
    {
      key: 'zone',
      header: 'Zone',
      width: 'minmax(160px, 1.5fr)',
      cell: (list) => (
        <span className="mono" title={list.zone}>
          {list.zone}
        </span>
      ),
      sortBy: (list) => list.zone,
    },
    {
      key: 'impact',
      header: 'Impact',
      width: '104px',
      cell: (list) => <ImpactTag list={list} />,
      sortBy: (list) => (list.polarity === 'block' ? impacts.indexOf(list.impact) : impacts.length),
    },
    {
      key: 'access',
      header: 'Access',
      width: '88px',
      cell: (list) =>
        list.access.kind === 'open' ? <span className="dim">Open</span> : accessWords[list.access.kind],
      sortBy: (list) => list.access.kind,
    },
    {
      key: 'presets',
      header: 'Presets',
      width: '104px',
      cell: presetsOf,
      sortBy: presetsOf,
    },
    {
      key: 'evidence',
      header: 'Evidence',
      width: 'minmax(112px, 0.5fr)',
      cell: (list) => (
        <span className={list.confidence === 'high' ? 'dim' : undefined}>
          {list.status === 'closed' ? 'Closed' : confidenceWords[list.confidence]}
        </span>
      ),
      sortBy: (list) => list.confidence,
    },
    {
      key: 'health',
      header: copy.health,
      width: 'minmax(160px, 0.6fr)',
      cell: (list) =>
        list.status === 'closed' ? (
          <span className="dim">{list.closed?.on ? `Gone ${list.closed.on}` : copy.gone}</span>
        ) : (
          <span className={styles['health']}>
            <HealthTag health={healthOf(list.id)} />
            <HealthSpark records={recentOf(list.id)} />
          </span>
        ),
      sortBy: (list) => healthOf(list.id) ?? '',
    },
  ]
}
