import { findCountry } from './countries.ts'
import { cleanStrangerText } from './stranger-text.ts'

/** What an offer seems to say about itself. Guesses: always shown for editing. Empty where nothing was seen. */
export interface OfferGuess {
  readonly provider: string
  readonly price: string
  /** Two capital letters, see `Offer`. */
  readonly country: string
}

const AMOUNT = String.raw`\d{1,3}(?:[.,' ]?\d{3}){0,3}(?:[.,]\d{1,2})?`
const CURRENCY = String.raw`EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|CZK|euros?|dollars?|€|\$|£`
// Whatever `readPrice` understands behind a sum is kept with it: a year's price without its year is a month's.
const UNIT = String.raw`(?:month|mo|mth|year|yr|annum|quarter|half[- ]year|week|wk|day|IPv4|IP|address|block|Monat|Jahr|Quartal|Vierteljahr|Halbjahr|Woche|Tag|Adresse)\b\.?`
const ADVERB = String.raw`(?:monthly|quarterly|semi-?annually|half-yearly|yearly|annually|weekly|daily|one-time|once|p\. ?m\.|p\. ?a\.|monatlich|vierteljährlich|halbjährlich|jährlich|wöchentlich|täglich|einmalig)`
const PERIOD = String.raw`(?:\s{0,2}(?:/|per|an?|pro|je|im|each|every|and|und)\s{0,2}${UNIT}|\s{0,2}/a\b|\s{0,2}${ADVERB}){0,3}`
const priced = new RegExp(
  `(?:(?:${CURRENCY})\\s?${AMOUNT}|${AMOUNT}\\s?(?:${CURRENCY})(?!\\w))${PERIOD}`,
  'i',
)

/** Mail providers that everybody writes from: their domain names nobody. */
const everybody = /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|gmx|web|icloud|proton|protonmail|aol)\./i

/** Guesses provider, price and country from the first 20,000 characters of an offer. Never throws. */
export function guessOffer(text: string): OfferGuess {
  const head = text.slice(0, 20_000)
  return {
    provider: cleanStrangerText(guessProvider(head), 80),
    price: cleanStrangerText(withoutFullStop(priced.exec(head)?.[0] ?? ''), 60),
    country: guessCountry(head),
  }
}

/** Every price in the first 20,000 characters of an offer, once each, in the order of the text; at most 8. */
export function findPrices(text: string): readonly string[] {
  const all = [...text.slice(0, 20_000).matchAll(new RegExp(priced.source, 'gi'))]
  const clean = all.map(([price]) => cleanStrangerText(withoutFullStop(price), 60))
  return [...new Set(clean)].slice(0, 8)
}

/** Keeps the stop of an abbreviation, not that of the sentence. */
const withoutFullStop = (price: string): string =>
  /\b(?:mo|yr|p\.m|p\.a)\.$/i.test(price) ? price : price.replace(/\.$/, '')

function guessProvider(text: string): string {
  const from = /^[>\s]{0,8}(?:from|von|de)\s?:[ \t]*(.{1,300})$/im.exec(text)?.[1] ?? ''
  const domain = /@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/i.exec(from === '' ? text : from)?.[1] ?? ''
  if (domain !== '' && !everybody.test(domain)) return domain.toLowerCase()
  return from
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/["']/g, '')
    .trim()
}

/** What stands behind a word that promises a place: `Geolocation: NL`, `Country: Germany`. */
const placed =
  /\b(?:country|geo ?ip|geo-?location|located in|announced from|registered in|location)[ \t]{0,3}[:=]?[ \t]{0,3}(\p{Lu}[\p{L}. '-]{1,40})/giu

function guessCountry(text: string): string {
  for (const match of text.matchAll(placed)) {
    const code = findCountry(match[1] ?? '')
    if (code !== null) return code
  }
  return ''
}
