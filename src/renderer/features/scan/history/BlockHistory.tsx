import { useEffect, useState } from 'react'
import type { Scan } from '../../../../shared/domain/scan.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { OfferForm } from '../../../terms/OfferForm.tsx'
import { useOffer } from '../../../terms/use-offer.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { keepPromise } from './keep-promise.ts'
import { OlderScans } from './OlderScans.tsx'
import { Rejudgements } from './Rejudgements.tsx'
import { WhatChanged } from './WhatChanged.tsx'

/** The offer that the block came with, saved as it is typed, and the scans of the block over time. */
export function BlockHistory({ scan }: { scan: Scan }) {
  const epoch = useConnection((state) => state.epoch)
  const [scans, setScans] = useState<readonly Scan[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [tries, setTries] = useState(0)
  const { offer, change, saving, notSaved } = useOffer(scan.block, ({ country }) =>
    keepPromise(scan.block, country),
  )
  useEffect(() => {
    rpc.scans.list({ block: scan.block }).then(setScans, (error: unknown) => setFailure(readFailure(error)))
    // Asked again on a new line and when the scan ends.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scan.block, scan.state, epoch, tries])
  return (
    <div className={styles['history']}>
      <h3 className="section-title">{copy.offer}</h3>
      {offer ? (
        <OfferForm offer={offer} onChange={(field, value) => change({ ...offer, [field]: value })} />
      ) : null}
      <p className="dim" role="status">
        {notSaved ? `${copy.notSaved} ${notSaved.message} ${notSaved.next}` : saving ? copy.saving : ''}
      </p>
      {failure && !scans ? (
        <ErrorState
          title={copy.loadFailed}
          message={failure.message}
          next={failure.next}
          onRetry={() => {
            setFailure(null)
            setTries((count) => count + 1)
          }}
        />
      ) : null}
      <h3 className="section-title">{copy.older}</h3>
      {scans ? <OlderScans scans={scans} shownId={scan.id} /> : null}
      {scans ? <WhatChanged scans={scans} shownId={scan.id} /> : null}
      {scan.state === 'finished' ? <Rejudgements scanId={scan.id} /> : null}
    </div>
  )
}
