import type { ReactNode } from 'react'
import { describeCountry, nameCountries } from '../../../shared/domain/compare-country.ts'
import type { ComparedOffer, Comparison } from '../../../shared/domain/comparison.ts'
import { isShortOfAnswers, leftOutOfTotal } from '../../../shared/domain/short-of-answers.ts'
import { decisionWords } from '../../terms/decision-words.ts'
import { formatDays } from '../../terms/format-days.ts'
import { formatEffort } from '../../terms/format-hours.ts'
import { formatMoney, formatMoneySpan } from '../../terms/format-money.ts'
import { withoutOpening } from '../../terms/without-opening.ts'
import { Bar } from '../../ui/Bar.tsx'
import { formatCount, formatShare } from '../../ui/format.ts'
import styles from './compare.module.css'
import { copy } from './copy.ts'

/** The recommendation, then the offers as columns, best first. */
export function OfferTable({ comparison }: { comparison: Comparison }) {
  const { offers, recommended, recommendation, notes } = comparison
  return (
    <section aria-label={copy.title}>
      <p className={styles['recommendation']} role="status">
        {recommendation}
      </p>
      <div className={styles['scroller']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Offer</th>
              {offers.map((offer) => (
                <th key={offer.scanId} scope="col" data-best={offer.scanId === recommended || undefined}>
                  <span className="dim num">{offer.rank}.</span>{' '}
                  <a className="mono" href={`#/scan/${encodeURIComponent(offer.scanId)}`}>
                    {offer.block}
                  </a>
                  {offer.scanId === recommended ? <span className={styles['best']}>Recommended</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(comparison).map(([label, cell]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {offers.map((offer) => (
                  <td key={offer.scanId} data-best={offer.scanId === recommended || undefined}>
                    {cell(offer)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className={`dim ${styles['note']}`}>
          {note}
        </p>
      ))}
    </section>
  )
}

/** A number, leading to what it was counted from. */
function Evidence({ scanId, tab, children }: { scanId: string; tab: string; children: ReactNode }) {
  return (
    <a className="num" href={`#/scan/${encodeURIComponent(scanId)}/${tab}`}>
      {children}
    </a>
  )
}

type Row = readonly [label: string, cell: (offer: ComparedOffer) => ReactNode]

function rowsOf({ terms, offers }: Comparison): readonly Row[] {
  const { currency, horizonMonths, hourlyRate } = terms
  return [
    ['Provider', ({ offer }) => offer.provider || <span className="dim">–</span>],
    ...(offers.some(({ country }) => country !== null) ? [countryRow] : []),
    [
      'Verdict',
      ({ decision, headline }) => (
        <>
          <strong>{decisionWords[decision]}</strong> <span className="dim">{withoutOpening(headline)}</span>
        </>
      ),
    ],
    [
      'Coverage',
      ({ coverage, scanId }) => (
        <span className={styles['coverage']}>
          <Bar share={coverage} label="Coverage" hatchRest />
          <Evidence scanId={scanId} tab="lists">
            {formatShare(coverage)}
          </Evidence>
        </span>
      ),
    ],
    [
      'Listed',
      ({ listedAddresses, addresses, scanId }) => (
        <span className="num">
          <Evidence scanId={scanId} tab="lists">
            {formatCount(listedAddresses)}
          </Evidence>{' '}
          of {formatCount(addresses)}
        </span>
      ),
    ],
    [
      'Cases, effort',
      (offer) =>
        offer.cases === 0 ? (
          isShortOfAnswers(offer) ? (
            copy.notKnown
          ) : (
            'none'
          )
        ) : (
          <span className="num">
            <Evidence scanId={offer.scanId} tab="cases">
              {formatCount(offer.cases)}
            </Evidence>
            , {formatEffort(offer.effortHours)}
          </span>
        ),
    ],
    ['Fit to send', ({ calendar }) => <span className="num">{formatDays(calendar)}</span>],
    [
      `Price, ${horizonMonths} months`,
      ({ cost, offer }) => (
        <span className="num" title={offer.price || undefined}>
          {cost.price === null ? (
            <span className="dim">{copy.noPrice}</span>
          ) : (
            formatMoney(cost.price, currency)
          )}
        </span>
      ),
    ],
    [
      `Clean-up at ${formatMoney(hourlyRate, currency)}/h`,
      (offer) => (
        <span className="num">
          {offer.cases === 0 && isShortOfAnswers(offer)
            ? copy.notKnown
            : formatMoneySpan(offer.cost.cleanUp, currency)}
        </span>
      ),
    ],
    ['Risk', ({ cost }) => <span className="num">{formatMoney(cost.risk, currency)}</span>],
    [
      'Total',
      (offer) => (
        <span className="num">
          <strong>{formatMoneySpan(offer.cost.total, currency)}</strong>
          {leftOutOfTotal(offer)}
        </span>
      ),
    ],
    [copy.why, ({ reasons }) => <Sentences all={reasons} />],
    [
      copy.ask,
      ({ ask }) =>
        ask.length === 0 ? <span className="dim">{copy.nothingToAsk}</span> : <Sentences all={ask} />,
    ],
  ]
}

const countryRow: Row = [
  copy.country,
  ({ country }) => (
    <span title={country ? describeCountry(country) : undefined}>{nameCountries(country)}</span>
  ),
]

function Sentences({ all }: { all: readonly string[] }) {
  return (
    <ul className={styles['sentences']}>
      {all.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
