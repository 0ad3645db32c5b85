import { stringify } from 'csv-stringify/sync'
import type { ComparedOffer, Comparison } from '../../../shared/domain/comparison.ts'
import { isShortOfAnswers } from '../../../shared/domain/short-of-answers.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

const columns = [
  'rank',
  'block',
  'provider',
  'price_as_offered',
  'country_promised',
  'country_known',
  'verdict',
  'coverage',
  'addresses',
  'listed_addresses',
  'cases',
  'effort_hours_low',
  'effort_hours_high',
  'fit_from',
  'fit_from_latest',
  'currency',
  'months',
  'price',
  'clean_up_low',
  'clean_up_high',
  'risk',
  'total_low',
  'total_high',
  'per_address',
  'reasons',
  'ask',
  'scan',
  'scanned_at',
] as const

/** A comparison as CSV (RFC 4180 quoting, UTF-8, LF), best offer first; cells that would run as formulas are guarded. */
export function comparisonCsv({ offers, terms }: Comparison): string {
  const rows = offers.map((compared) => {
    const row: Record<(typeof columns)[number], string> = {
      ...offerCells(compared),
      currency: terms.currency,
      months: String(terms.horizonMonths),
    }
    return columns.map((column) => row[column])
  })
  return stringify([[...columns], ...rows], { quoted: true, quoted_empty: true, escape_formulas: true })
}

function offerCells(compared: ComparedOffer) {
  const { offer, coverage, effortHours, calendar, cost } = compared
  // An empty cell is not known; zero would be a claim.
  const known = (value: number): string =>
    compared.cases === 0 && isShortOfAnswers(compared) ? '' : String(value)
  return {
    rank: String(compared.rank),
    block: compared.block,
    provider: clean(offer.provider),
    price_as_offered: clean(offer.price),
    country_promised: compared.country?.promised ?? '',
    country_known: knownCountries(compared),
    verdict: compared.decision,
    coverage: String(Math.floor(coverage * 10_000) / 10_000),
    addresses: String(compared.addresses),
    listed_addresses: String(compared.listedAddresses),
    cases: String(compared.cases),
    effort_hours_low: known(effortHours[0]),
    effort_hours_high: known(effortHours[1]),
    fit_from: calendar.days[1] === null && calendar.days[0] === 0 ? 'not known' : calendar.firstDay[0],
    fit_from_latest: calendar.firstDay[1] ?? 'not known',
    price: cost.price === null ? '' : String(cost.price),
    clean_up_low: known(cost.cleanUp[0]),
    clean_up_high: known(cost.cleanUp[1]),
    risk: String(cost.risk),
    total_low: String(cost.total[0]),
    total_high: String(cost.total[1]),
    per_address: cost.price === null ? '' : String(Math.round(compared.costPerAddress * 100) / 100),
    reasons: clean(compared.reasons.join(' | ')),
    ask: clean(compared.ask.join(' | ')),
    scan: compared.scanId,
    scanned_at: compared.scannedAt,
  }
}

const knownCountries = ({ country }: ComparedOffer): string =>
  (country?.facts ?? [])
    .filter(({ source }) => source !== 'announcement')
    .map(({ source, country: code }) => `${source} ${code}`)
    .join(' | ')

/** Spreadsheets of many countries split at semicolons, whatever the quotes say. */
const clean = (text: string): string =>
  cleanStrangerText(text, 4000).replaceAll(/([;|]\s*)(?=[=+\-@])/g, "$1'")
