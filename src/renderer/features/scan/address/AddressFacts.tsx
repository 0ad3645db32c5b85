import type { AddressReport } from '../../../../shared/domain/address-report.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { StrangerText } from '../../../terms/StrangerText.tsx'
import { describeAsking } from '../cases/describe-case.ts'
import { copy, ptrWords } from '../copy.ts'
import styles from '../panel.module.css'
import { scanHash } from '../scan-route.ts'
import { casesOfAddress } from './cases-of-address.ts'
import { readReverse } from './read-reverse.ts'

/** What the scan knows of an address beside the lists: its reverse DNS, and the cases that it is in. */
export function AddressFacts({ report, judged }: { report: AddressReport; judged: JudgedScan }) {
  const { scan, surroundings } = judged.evidence
  const cases = casesOfAddress(judged.cases, report.address)
  const reverse = readReverse(surroundings.reverseDns, report.target)
  return (
    <>
      <section className={styles['part']}>
        <h3 className="section-title">{copy.reverseDns}</h3>
        <p>
          {reverse.names.length > 0 ? <StrangerText text={reverse.names.join(', ')} limit={300} /> : null}{' '}
          <a href={scanHash(scan.id, 'readiness')}>{ptrWords[reverse.state]}</a>
        </p>
      </section>
      {cases.length > 0 ? (
        <section className={styles['part']}>
          <h3 className="section-title">{copy.inCases}</h3>
          <ul className={styles['checks']}>
            {cases.map((found) => (
              <CaseLine key={found.id} found={found} scanId={scan.id} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function CaseLine({ found, scanId }: { found: Case; scanId: string }) {
  return (
    <li className={styles['caseLine']}>
      <SeverityTag severity={found.severity} />
      <a href={scanHash(scanId, 'cases', found.id)}>{found.listName}</a>
      <span className="dim">{describeAsking(found)}</span>
    </li>
  )
}
