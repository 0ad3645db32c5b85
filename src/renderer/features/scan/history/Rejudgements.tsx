import { useEffect, useState } from 'react'
import type { Rejudgement } from '../../../../shared/domain/rejudgement.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { decisionWords } from '../../../terms/decision-words.ts'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'

const changeWords = {
  new: 'New reason',
  gone: 'Reason gone',
  heavier: 'Heavier',
  lighter: 'Lighter',
} as const

/** What earlier versions of the rules made of this scan, and which rule makes the difference. Nothing when none did. */
export function Rejudgements({ scanId }: { scanId: string }) {
  const epoch = useConnection((state) => state.epoch)
  const [found, setFound] = useState<readonly Rejudgement[]>([])
  useEffect(() => {
    if (epoch > 0) rpc.scans.rejudge({ scanId }).then(setFound, () => setFound([]))
  }, [scanId, epoch])
  if (found.length === 0) return null
  return (
    <section className={styles['changed']} aria-label={copy.rejudged}>
      <h3 className="section-title">{copy.rejudged}</h3>
      {found.map(({ before, after, changes }) => (
        <div key={before.rules} className={styles['diff']}>
          <p>
            Rules {before.rules}: <strong>{decisionWords[before.decision]}</strong>. Rules {after.rules}:{' '}
            <strong>{decisionWords[after.decision]}</strong>.
          </p>
          <p className="dim">{before.headline}</p>
          <ul className={styles['changes']}>
            {changes.map(({ code, what, before: was, after: is, explanation }) => (
              <li key={code}>
                <strong>{changeWords[what]}</strong>
                <span>{is ?? was}</span>
                <span className="dim">{explanation}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
