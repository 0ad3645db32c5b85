import type { ScanEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { copy } from './copy.ts'
import { MailDomain } from './MailDomain.tsx'
import { ReverseDns } from './ReverseDns.tsx'
import styles from './readiness.module.css'

/** Is the block ready to send mail from? */
export function ReadinessTab({ evidence }: { evidence: ScanEvidence }) {
  return (
    <div className={styles['tab']}>
      <h3 className={styles['title']}>{copy.reverse}</h3>
      <ReverseDns found={evidence.surroundings.reverseDns} />
      <h3 className={styles['title']}>{copy.domain}</h3>
      <p className="dim">{copy.domainNote}</p>
      <MailDomain scanId={evidence.scan.id} />
    </div>
  )
}
