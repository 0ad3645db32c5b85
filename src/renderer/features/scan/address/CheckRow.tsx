import type { AddressCheck } from '../../../../shared/domain/address-report.ts'
import { causeWords } from '../../../terms/cause-words.ts'
import { healthWords } from '../../../terms/health-words.ts'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { StrangerText } from '../../../terms/StrangerText.tsx'
import { formatSeconds, readWebUrl } from '../../../ui/format.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { WebLink } from '../../../ui/WebLink.tsx'
import { copy } from '../copy.ts'
import styles from '../panel.module.css'
import { scanHash } from '../scan-route.ts'

interface CheckRowProps {
  readonly check: AddressCheck
  readonly scanId: string
  /** The list's word is good news. */
  readonly allow: boolean
}

/** One list's word on the address: outcome, meaning, and the question and answer behind it. */
export function CheckRow({ check, scanId, allow }: CheckRowProps) {
  const { listing, lookupUrl } = check
  const lookupHost = readWebUrl(lookupUrl)?.host
  return (
    <li className={styles['check']}>
      <div className={styles['checkHead']}>
        <StateTag check={check} allow={allow} />
        <a className={styles['name']} href={scanHash(scanId, 'lists', check.listId)}>
          {check.listName}
        </a>
        {lookupUrl && lookupHost ? (
          <span>
            <WebLink url={lookupUrl}>{lookupHost}</WebLink>
            {check.lookupUnverified ? <em className="dim"> ({copy.unverified})</em> : null}
          </span>
        ) : (
          <span />
        )}
      </div>
      <div className={styles['means']}>
        {check.means.map((means) => (
          <p key={means}>{means}</p>
        ))}
        {check.state === 'unknown' ? (
          <p>
            {check.cause ? `Unknown: ${causeWords[check.cause]}` : 'Unknown'}
            {check.cause === 'unhealthy-list' && check.health
              ? ` (${healthWords[check.health].toLowerCase()})`
              : ''}
            .
          </p>
        ) : null}
        {check.state === 'clear' ? <p className="dim">{copy.clearNote}</p> : null}
        {check.state === 'pending' ? <p className="dim">{copy.pendingNote}</p> : null}
      </div>
      <dl className={styles['pairs']}>
        <div>
          <dt className="dim">Question</dt>
          <dd>
            <span className="mono">A</span> <StrangerText text={check.question} limit={253} />
          </dd>
        </div>
        {listing ? (
          <>
            <div>
              <dt className="dim">Answer</dt>
              <dd>
                <span className="mono">{listing.codes.join(', ')}</span>{' '}
                <span className="dim">TTL {formatSeconds(listing.ttlSeconds)}</span>
              </dd>
            </div>
            <div>
              <dt className="dim">TXT</dt>
              <dd>
                {listing.text.length === 0 ? <span className="dim">none came</span> : null}
                {listing.text.map((text) => (
                  <p key={text}>
                    <StrangerText text={text} />
                  </p>
                ))}
              </dd>
            </div>
            <div>
              <dt className="dim">Server</dt>
              <dd>
                <span className="mono">{listing.server}</span>, <RelativeTime iso={listing.observedAt} />
              </dd>
            </div>
          </>
        ) : null}
      </dl>
    </li>
  )
}

function StateTag({ check, allow }: { check: AddressCheck; allow: boolean }) {
  switch (check.state) {
    case 'listed':
      return <SeverityTag severity={check.severity} />
    case 'noted':
      return allow ? <Tag tone="allowed">Allow-listed</Tag> : <Tag tone="plain">Noted</Tag>
    case 'unknown':
      return <Tag tone="hatched">Unknown</Tag>
    case 'clear':
      return <Tag tone="clear">Clear</Tag>
    case 'pending':
      return <Tag tone="plain">Not asked</Tag>
  }
}
