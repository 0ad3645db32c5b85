import { evidenceFacts } from '../../../shared/domain/evidence-fact.ts'
import type { Removal } from '../../../shared/domain/removal.ts'
import { formatDelay, formatEffort } from '../../terms/format-hours.ts'
import { methodWords, whoWords } from '../../terms/removal-words.ts'
import { WebLink } from '../../ui/WebLink.tsx'
import { copy } from './copy.ts'
import styles from './lists.module.css'

/** How one operator takes listings off; facts not seen at a source say so. */
export function RemovalFacts({ removal }: { removal: Removal }) {
  const facts: readonly (readonly [name: string, value: string | null, field: string])[] = [
    ['Method', methodWords[removal.method], 'method'],
    ['Who may ask', describeWho(removal), 'whoMayAsk'],
    [
      'Whole ranges',
      [copy.blockRequests[removal.blockRequests], removal.blockRequestsNote].filter(Boolean).join('. '),
      'blockRequests',
    ],
    [
      'Delay',
      [
        removal.delayHours ? formatDelay(removal.delayHours) : null,
        removal.delayHours && copy.delayBasis[removal.delayBasis],
        removal.delayNote,
      ]
        .filter(Boolean)
        .join('. ') || 'Not known',
      'delay',
    ],
    [
      'Expiry',
      removal.expiryNote ?? (removal.expiryHours === null ? null : formatDelay(removal.expiryHours)),
      'expiry',
    ],
    ['Effort', `${formatEffort(removal.effortHours)} a request. ${removal.effortBasis}`, 'effort'],
    ['Repeats', removal.repeatPolicy, 'repeatPolicy'],
    ['Etiquette', removal.etiquette, 'etiquette'],
    [copy.paidOption, removal.paidOption, 'paidOption'],
    [
      copy.evidence,
      removal.evidenceWanted.map((fact) => evidenceFacts[fact]).join('; ') || null,
      'evidenceWanted',
    ],
    ['Email', removal.email, 'email'],
  ]
  return (
    <>
      <dl className={styles['codes']}>
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value, field]) => (
            <div key={field}>
              <dt className="dim">{name}</dt>
              <dd>
                {value}
                {removal.unverified.includes(field) ? (
                  <em className="dim"> ({copy.unverified.toLowerCase()})</em>
                ) : null}
              </dd>
            </div>
          ))}
      </dl>
      {removal.url ? <WebLink url={removal.url}>{hostOf(removal.url)}</WebLink> : null}
    </>
  )
}

/** Nobody may ask for what only runs out; the note says so in better words. */
const describeWho = ({ draftMode, whoMayAsk, whoMayAskNote }: Removal): string => {
  const asker = draftMode === 'none' && whoMayAskNote !== null ? null : whoWords[whoMayAsk]
  return [asker, whoMayAskNote].filter(Boolean).join('. ')
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
