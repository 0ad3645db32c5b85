import type { ProbeFinding } from '../../shared/domain/health.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { HealthTag } from './HealthTag.tsx'
import styles from './probe-view.module.css'
import { StrangerText } from './StrangerText.tsx'

/** The finding of a probe in a sentence, with every question and answer behind it. */
export function ProbeView({ finding, open = false }: { finding: ProbeFinding; open?: boolean }) {
  return (
    <div className={styles['probe']}>
      <p>
        <HealthTag health={finding.health} /> {finding.reason}{' '}
        <span className="dim">
          <RelativeTime iso={finding.probedAt} />
        </span>
      </p>
      <details open={open}>
        <summary>Evidence</summary>
        <table className={styles['answers']}>
          <thead>
            <tr>
              <th scope="col">Point</th>
              <th scope="col">Question</th>
              <th scope="col">Answer</th>
              <th scope="col">Server</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {finding.answers.map((answer) => (
              <tr key={`${answer.type} ${answer.question} ${answer.point}`}>
                <td>{answer.point}</td>
                <td>
                  <span className="mono">{answer.type}</span>{' '}
                  <StrangerText text={answer.question} limit={253} />
                </td>
                <td>
                  <StrangerText text={answer.answer} limit={120} />
                </td>
                <td className="mono">{answer.server ?? '–'}</td>
                <td className="num">{Math.round(answer.milliseconds)} ms</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
