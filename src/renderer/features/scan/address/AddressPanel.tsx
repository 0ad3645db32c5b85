import type { AddressCheck, AddressReport } from '../../../../shared/domain/address-report.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { formatCount, formatQuantity } from '../../../ui/format.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { copy } from '../copy.ts'
import styles from '../panel.module.css'
import { useScan } from '../scan-store.ts'
import { AddressFacts } from './AddressFacts.tsx'
import { CheckRow } from './CheckRow.tsx'
import { useAddressReport } from './use-address-report.ts'

interface AddressPanelProps {
  readonly scanId: string
  readonly address: string
  readonly onClose: () => void
}

/** One address: what each list said about it, with the raw evidence. */
export function AddressPanel({ scanId, address, onClose }: AddressPanelProps) {
  const [state, retry] = useAddressReport(scanId, address)
  return (
    <SidePanel title={<span className="mono">{address}</span>} label={`Address ${address}`} onClose={onClose}>
      {state.kind === 'reading' ? <p className={`dim ${styles['panel']}`}>Reading what is stored…</p> : null}
      {state.kind === 'failed' ? (
        <ErrorState
          title={copy.addressFailed}
          message={state.failure.message}
          next={state.failure.next}
          onRetry={retry}
        />
      ) : null}
      {state.kind === 'read' ? <Report report={state.report} asked={address} /> : null}
    </SidePanel>
  )
}

function Report({ report, asked }: { report: AddressReport; asked: string }) {
  const judged = useScan((state) => state.judged)
  const allowLists = new Set(
    judged?.evidence.lists.filter(({ list }) => list.polarity === 'allow').map(({ list }) => list.id),
  )
  const groups = Object.groupBy(report.checks, (check) => check.state)
  const listed = (groups.listed ?? []).toSorted(
    (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity),
  )
  return (
    <div className={styles['panel']}>
      <section className={styles['part']}>
        {report.address === asked ? null : (
          <p>
            Asked as <span className="mono">{report.address}</span>: lists keep one entry for its whole range.
          </p>
        )}
        <p className={`num ${styles['counts']}`}>
          <span>on {formatQuantity(listed.length, 'list')}</span>
          <span>{formatCount(groups.clear?.length ?? 0)} clear</span>
          <span>{formatCount(groups.unknown?.length ?? 0)} unknown</span>
          {groups.pending ? <span>{formatCount(groups.pending.length)} not asked yet</span> : null}
        </p>
      </section>
      {judged ? <AddressFacts report={report} judged={judged} /> : null}
      <Checks title="Listed" checks={listed} />
      <Checks title="Noted by allow and info lists" checks={groups.noted ?? []} allowLists={allowLists} />
      <Checks title="Unknown" checks={groups.unknown ?? []} />
      <Checks title="Not asked yet" checks={groups.pending ?? []} />
      <Checks title="Clear" checks={groups.clear ?? []} />
    </div>
  )
}

interface ChecksProps {
  readonly title: string
  readonly checks: readonly AddressCheck[]
  /** Lists whose word is good news. */
  readonly allowLists?: ReadonlySet<string>
}

function Checks({ title, checks, allowLists }: ChecksProps) {
  const scanId = useScan((state) => state.scanId ?? '')
  if (checks.length === 0) return null
  return (
    <section className={styles['part']}>
      <h3 className="section-title">
        {title}: {formatQuantity(checks.length, 'list')}
      </h3>
      <ul className={styles['checks']}>
        {checks.map((check) => (
          <CheckRow
            key={check.listId}
            check={check}
            scanId={scanId}
            allow={allowLists?.has(check.listId) ?? false}
          />
        ))}
      </ul>
    </section>
  )
}
