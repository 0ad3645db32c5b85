import type { Case } from '../../../../shared/domain/case.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { formatDelay, formatEffort } from '../../../terms/format-hours.ts'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { StrangerText } from '../../../terms/StrangerText.tsx'
import type { Column } from '../../../ui/DataTable.tsx'
import { describeAsking, describeScope } from './describe-case.ts'

/** Columns of the cases of a scan. */
export const caseColumns: readonly Column<Case>[] = [
  {
    key: 'severity',
    header: 'Impact',
    width: '64px',
    cell: ({ severity }) => <SeverityTag severity={severity} />,
    sortBy: ({ severity }) => severities.length - severities.indexOf(severity),
  },
  {
    key: 'list',
    header: 'List',
    width: 'minmax(80px, 2fr)',
    cell: ({ listName, reference }) => (
      <span title={listName}>
        <strong>{listName}</strong> {reference ? <StrangerText text={reference} limit={60} /> : null}
      </span>
    ),
    sortBy: ({ listName }) => listName.toLowerCase(),
  },
  {
    key: 'scope',
    header: 'Scope',
    width: 'minmax(126px, 1.2fr)',
    cell: (found) => (
      <span className="mono" title={found.ranges.join('\n')}>
        {describeScope(found)}
      </span>
    ),
    sortBy: ({ addresses }) => addresses,
  },
  {
    key: 'ask',
    header: 'Ask',
    width: '124px',
    cell: (found) => describeAsking(found),
    sortBy: (found) => describeAsking(found),
  },
  {
    key: 'delay',
    header: 'Delay',
    width: '60px',
    cell: ({ delayHours, delayNote }) => (
      <span title={delayNote ?? undefined}>
        {delayHours ? formatDelay(delayHours) : <span className="dim">not known</span>}
      </span>
    ),
    sortBy: ({ delayHours }) => delayHours?.[1] ?? Number.POSITIVE_INFINITY,
  },
  {
    key: 'effort',
    header: 'Effort',
    width: '64px',
    numeric: true,
    cell: ({ effortHours, effortBasis }) => <span title={effortBasis}>{formatEffort(effortHours)}</span>,
    sortBy: ({ effortHours }) => effortHours[1],
  },
]
