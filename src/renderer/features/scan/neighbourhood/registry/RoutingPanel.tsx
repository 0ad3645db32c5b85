import { parseBlock, prefixLength } from '../../../../../shared/domain/block.ts'
import type { PlaceClaim, RoutingFindings } from '../../../../../shared/domain/routing-findings.ts'
import { cleanStrangerText } from '../../../../../shared/domain/stranger-text.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import styles from './registry.module.css'
import { copy, rpkiWords } from './registry-copy.ts'

interface RoutingPanelProps {
  readonly routing: RoutingFindings | null
  readonly block: string
}

/** Who announces the block, whether they may, and what lists say of them. */
export function RoutingPanel({ routing, block }: RoutingPanelProps) {
  return (
    <section className={styles['panel']} aria-label={copy.routing}>
      <h3 className="section-title">
        {copy.routing}{' '}
        {routing === null ? null : <span className={styles['source']}>{describeSource(routing)}</span>}
      </h3>
      {routing === null ? (
        <p className="dim">{copy.notExamined}</p>
      ) : (
        <Found routing={routing} block={block} />
      )}
    </section>
  )
}

function Found({ routing, block }: { readonly routing: RoutingFindings; readonly block: string }) {
  const { announced, origins, rpkiText, routeObjectsText, failure, gaps, asListings, country } = routing
  return (
    <>
      {announced === null ? (
        <p>
          <Tag tone="hatched">{copy.unknown}</Tag> {cleanStrangerText(failure ?? copy.announcementUnknown)}
        </p>
      ) : null}
      {announced === false ? <p>{copy.notAnnounced}</p> : null}
      <ol className={styles['networks']}>
        {origins.map(({ asn, asName, prefix, rpki }) => (
          <li key={`${asn} ${prefix}`}>
            <p className={styles['head']}>
              <span className="mono">{prefix}</span>
              <strong className="mono">AS{asn}</strong>
              {asName === null ? null : <span>{cleanStrangerText(asName, 120)}</span>}
              <Tag tone={rpkiWords[rpki].tone}>{rpkiWords[rpki].word}</Tag>
            </p>
          </li>
        ))}
      </ol>
      {origins.length > 0 && isSmall(block) ? <p className="dim">{copy.small}</p> : null}
      {rpkiText === null ? null : <p>{cleanStrangerText(rpkiText, 600)}</p>}
      {routeObjectsText ? <p>{cleanStrangerText(routeObjectsText, 600)}</p> : null}
      {asListings.map(({ feedId, feedName, asn, text, feedDate }) => (
        <p key={`${feedId} ${asn}`}>
          <Tag tone="critical">{feedName}</Tag> AS{asn} is on it
          {text ? `: ${cleanStrangerText(text, 200)}` : ''}{' '}
          <span className="dim">(data of {feedDate.slice(0, 10)})</span>
        </p>
      ))}
      {origins.length > 0 && asListings.length === 0 && routing.asListsRead !== 0 ? (
        <p className="dim">{copy.noAsListings}</p>
      ) : null}
      {country === null ? null : (
        <p>Located in {cleanStrangerText(country, 40)} by your geolocation database.</p>
      )}
      <Places places={routing.places ?? []} />
      {gaps.map((gap) => (
        <p key={gap} className="dim">
          {cleanStrangerText(gap)}
        </p>
      ))}
    </>
  )
}

function Places({ places }: { readonly places: readonly PlaceClaim[] }) {
  if (places.length === 0) return null
  return (
    <div>
      <h4>{copy.places}</h4>
      <ul>
        {places.map(({ feedName, range, country, place }) => (
          <li key={`${feedName} ${range} ${country}`}>
            <span className="mono">{range}</span> {cleanStrangerText(place ?? country, 120)}{' '}
            <span className="dim">({feedName})</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function describeSource({ source, dataDate }: RoutingFindings): string {
  const how = { table: 'from a table', dns: 'by DNS', none: '' }[source]
  return [how, dataDate === null ? '' : `data of ${dataDate.slice(0, 10)}`].filter(Boolean).join(', ')
}

/** Longer than what routers accept: /24, in IPv6 /48. */
function isSmall(text: string): boolean {
  const parsed = parseBlock(text)
  if (!parsed.ok) return false
  return (prefixLength(parsed.block) ?? 128) > (parsed.block.family === 4 ? 24 : 48)
}
