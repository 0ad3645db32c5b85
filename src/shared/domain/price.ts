/** One sum that an offer names. */
export interface PricePart {
  readonly amount: number
  /** ISO 4217 code, or null when the offer names no currency. */
  readonly currency: string | null
  /** `once` = setup; `unsaid` = the offer names no period. */
  readonly period: 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | 'once' | 'unsaid'
  readonly per: 'block' | 'address'
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
  $: 'USD',
  us$: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  usd: 'USD',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
}
const CODES = 'CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|JPY|INR|SGD|ZAR|BRL'
const CURRENCY = `US\\$|€|\\$|£|euros?|eur|dollars?|usd|gbp|pounds?|${CODES}`
const AMOUNT = String.raw`\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,3})?`
const sum = new RegExp(`(?:(${CURRENCY})\\s{0,2})?(${AMOUNT})(?:\\s{0,2}(${CURRENCY})(?![a-z]))?`, 'gi')

/** Longest text that is looked at, characters. */
const TEXT_LIMIT = 500
/** So much after a sum belongs to it. */
const TAIL_LIMIT = 60

/**
 * Reads the sums out of a price as people write it: `49 EUR / month`, `€0.50 per IP per month`, `1.200,50 EUR a year`,
 * `setup 25, then 49 monthly`. A number without currency counts only when a period or "per address" follows it, or
 * when the text is nothing else. Never throws; empty when there is no price.
 */
export function readPrice(text: string): readonly PricePart[] {
  const head = text.slice(0, TEXT_LIMIT).normalize('NFKC')
  const found = [...head.matchAll(sum)]
  return found.flatMap((match, i) => {
    const end = match.index + match[0].length
    const next = found[i + 1]?.index ?? head.length
    const tail = head.slice(end, Math.min(next, end + TAIL_LIMIT)).toLowerCase()
    const before = head.slice(found[i - 1] ? (found[i - 1]?.index ?? 0) + 1 : 0, match.index).toLowerCase()
    const amount = readAmount(match[2] ?? '')
    if (amount === null) return []
    const currency = currencyOf(match[1] ?? match[3])
    const period = periodOf(tail, before)
    const per = /(?:\/|per|a|an|each|pro|je)\s{0,2}(?:ipv?4?6?\b|ip\b|address|adresse)|\beach\b/.test(tail)
      ? 'address'
      : 'block'
    const alone = head.trim() === match[0].trim()
    if (currency === null && period === 'unsaid' && per === 'block' && !alone) return []
    return { amount, currency, period, per } satisfies PricePart
  })
}

const IN = String.raw`(?:\/|\bper|\ba|\bpro|\bje|\bim|\beach|\bevery|\band|\bund)\s{0,2}`

/** How the length of a period is written, in the order of looking: `49 a month, billed quarterly` is a month's price. */
const periodWords: readonly (readonly [PricePart['period'], RegExp])[] = [
  ['month', new RegExp(`${IN}(?:mo\\b|month|monat|mth)|\\bmonthly\\b|\\bmonatlich|\\bp\\.?\\s?m\\b`)],
  ['quarter', new RegExp(`${IN}(?:quarter|quartal|vierteljahr)|\\bquarterly\\b|\\bvierteljährlich`)],
  [
    'half-year',
    new RegExp(`${IN}(?:half[- ]?year|halbjahr|six months)|\\b(?:half-yearly|semi-?annual)|\\bhalbjährlich`),
  ],
  [
    'year',
    new RegExp(
      `${IN}(?:yr\\b|year|jahr|annum)|\\/\\s?a\\b|\\byearly\\b|\\bannual|\\bjährlich|\\bp\\.?\\s?a\\b`,
    ),
  ],
  ['week', new RegExp(`${IN}(?:week|wk\\b|woche)|\\bweekly\\b|\\bwöchentlich`)],
  ['day', new RegExp(`${IN}(?:day|tag)\\b|\\bdaily\\b|\\btäglich`)],
]

/** The same before the sum: `yearly fee: 1,200 EUR`, `Monatspreis 49 €`. */
const compounds: readonly (readonly [PricePart['period'], RegExp])[] = [
  ['month', /\bmonats/],
  ['year', /\bjahres/],
]

function periodOf(tail: string, before: string): PricePart['period'] {
  if (/\b(?:one[- ]time|once|setup|set-up|einmalig|upfront)\b/.test(tail)) return 'once'
  const behind = periodWords.find(([, words]) => words.test(tail))
  if (behind) return behind[0]
  const clause = /[^,;+\d]{0,40}$/.exec(before)?.[0] ?? ''
  if (/\b(?:setup|set-up|one[- ]time|einrichtung|einmalig)/.test(clause)) return 'once'
  return [...periodWords, ...compounds].find(([, words]) => words.test(clause))?.[0] ?? 'unsaid'
}

const currencyOf = (sign: string | undefined): string | null =>
  sign === undefined ? null : (signs[sign.toLowerCase()] ?? sign.toUpperCase())

/** `1.200,50`, `1,200.50`, `1 200`, `0.5`: the last separator is the decimal one unless three digits follow it. */
function readAmount(text: string): number | null {
  const plain = text.replaceAll(/['’ ]/g, '')
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const decimals = last < 0 ? '' : plain.slice(last + 1)
  const grouped = decimals.length === 3 && !plain.startsWith('0')
  const whole =
    last < 0 || grouped ? plain.replaceAll(/[.,]/g, '') : plain.slice(0, last).replaceAll(/[.,]/g, '')
  const amount = Number(grouped || last < 0 ? whole : `${whole}.${decimals}`)
  return Number.isFinite(amount) && amount < 1e12 ? amount : null
}

/** Months in a period; null where the sum is paid once. */
const monthsIn: Readonly<Record<PricePart['period'], number | null>> = {
  day: 12 / 365,
  week: 12 * (7 / 365),
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
  once: null,
  unsaid: 1,
}

/** What a price comes to over so many months for so many addresses. `unsaid` counts as a month's price. */
export function priceOver(parts: readonly PricePart[], addresses: number, months: number): number {
  return parts.reduce((total, { amount, period, per }) => {
    const units = per === 'address' ? addresses : 1
    const length = monthsIn[period]
    return total + amount * units * (length === null ? 1 : months / length)
  }, 0)
}
