import { Button } from '@mantine/core'
import type { ReverseDnsFindings, ReverseState } from '../../../../shared/domain/reverse-dns-findings.ts'
import { StrangerText } from '../../../terms/StrangerText.tsx'
import { formatCount } from '../../../ui/format.ts'
import { colourByPtr } from '../map/map-colours.ts'
import { copy } from './copy.ts'
import styles from './readiness.module.css'

const states: readonly ReverseState[] = ['confirmed', 'unconfirmed', 'missing', 'unknown']

/** PTR records of the block and who serves its reverse zones. */
export function ReverseDns({ found }: { found: ReverseDnsFindings | null }) {
  if (!found) return <p className="dim">{copy.notExamined}</p>
  const { addresses, counts, generic, genericReason, templates, domains, zones, classless, failure } = found
  const outside = found.outsideClassless ?? 0
  return (
    <div className={styles['reverse']}>
      {failure ? <p>{failure}</p> : null}
      {addresses === 0 ? (
        <p className="dim">{copy.onlyZones}</p>
      ) : (
        <>
          <dl className={styles['counts']}>
            {states.map((state) => (
              <div key={state}>
                <dt>{copy.states[state]}</dt>
                <dd className="num">{formatCount(counts[state])}</dd>
              </div>
            ))}
            <div>
              <dt>{copy.generic}</dt>
              <dd className="num">
                {formatCount(generic)}
                {genericReason ? <span className="dim"> ({genericReason})</span> : null}
              </dd>
            </div>
          </dl>
          <div>
            <Button variant="default" onClick={colourByPtr}>
              {copy.showOnMap}
            </Button>
          </div>
          <Counted
            title={copy.names}
            rows={templates.map(({ template, addresses: n }) => [template, n] as const)}
          />
          <Counted
            title={copy.domains}
            note={copy.domainsNote}
            rows={domains.map(({ domain, addresses: n }) => [domain, n] as const)}
          />
        </>
      )}
      <h4 className={styles['small']}>{copy.zones}</h4>
      <ul className={styles['zones']}>
        {zones.map(({ zone, state, servers, lame, wildcard }) => (
          <li key={zone}>
            <span className="mono">{zone}</span> {copy.delegation[state]}{' '}
            {servers.length > 0 ? <StrangerText text={servers.join(', ')} /> : null}
            {wildcard ? <em>{copy.wildcard}</em> : null}
            {lame.length > 0 ? (
              <>
                {' '}
                ({copy.lame} <StrangerText text={lame.join(', ')} />)
              </>
            ) : null}
          </li>
        ))}
        {classless ? (
          <li>
            {copy.classless} <StrangerText text={classless} />
            {outside > 0 ? ` (${formatCount(outside)} of ${formatCount(addresses)} addresses do not)` : null}
          </li>
        ) : null}
      </ul>
    </div>
  )
}

interface CountedProps {
  readonly title: string
  readonly note?: string
  readonly rows: readonly (readonly [text: string, addresses: number])[]
}

function Counted({ title, note, rows }: CountedProps) {
  if (rows.length === 0) return null
  return (
    <>
      <h4 className={styles['small']}>{title}</h4>
      {note ? <p className="dim">{note}</p> : null}
      <table className={styles['table']} aria-label={title}>
        <tbody>
          {rows.slice(0, 8).map(([text, addresses]) => (
            <tr key={text}>
              <td className="mono">
                <StrangerText text={text} />
              </td>
              <td className="num">{formatCount(addresses)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
