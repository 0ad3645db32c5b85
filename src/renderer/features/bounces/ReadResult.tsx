import { formatCount, formatQuantity } from '../../ui/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import styles from './bounces.module.css'
import { useBounces } from './bounces-store.ts'
import { causeWords, copy } from './copy.ts'

/** What the newest reading found, in a sentence, and what could not be read. */
export function ReadResult() {
  const { result, readFailure } = useBounces()
  if (readFailure) {
    return (
      <Notice>
        <strong>{copy.readFailed}</strong> {readFailure.message} {readFailure.next}
      </Notice>
    )
  }
  if (!result) return null
  const { events, blocked, added, inbound, others, problems, stopped } = result
  const rest = others.map(
    ({ cause, events: count }) => `${causeWords[cause].toLowerCase()} ${formatCount(count)}`,
  )
  const restCount = others.reduce((sum, { events: count }) => sum + count, 0)
  return (
    <div className={styles['result']}>
      <p role="status">
        {stopped ? `${copy.stopped} ` : ''}
        {events === 0
          ? 'No refusal was found in it.'
          : `${formatQuantity(events, 'refusal')} found: ${formatCount(blocked)} because of a list or a reputation, ${formatCount(added)} of them new.`}{' '}
        {rest.length > 0 ? `${formatCount(restCount)} for other reasons (${rest.join(', ')}). ` : ''}
        {inbound > 0
          ? `${formatQuantity(inbound, 'block')} by your own server against others ${inbound === 1 ? 'is' : 'are'} left out.`
          : ''}
      </p>
      {problems.length > 0 ? (
        <ul className={styles['problems']}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
