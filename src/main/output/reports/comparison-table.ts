import { nameCountries } from '../../../shared/domain/compare-country.ts'
import type { ComparedOffer, Comparison, ComparisonTerms } from '../../../shared/domain/comparison.ts'
import { isShortOfAnswers, leftOutOfTotal } from '../../../shared/domain/short-of-answers.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Calendar } from '../../../shared/domain/verdict.ts'
import {
  decisionWords,
  describeHours,
  describeNumber,
  describePercent,
  describeQuantity,
} from './report-words.ts'
import type { TableLook } from './scan-table.ts'
import { fitText, type Look, type TerminalLine, textWidth, wrapText, writeLine } from './terminal-line.ts'

/** Below this width the offers stand one below the other instead of side by side. */
const LEAST_COLUMN = 16
const LABEL = 12

/** Offers side by side for a terminal, best first, then why and what to ask of each; ends with one line end. */
export function comparisonTable(comparison: Comparison, look: TableLook): string {
  const width = Math.max(20, Math.floor(look.width))
  const { offers, terms, recommendation, notes } = comparison
  const lines: readonly TerminalLine[] = [
    ...hanging(recommendation, width, 0, 'bold'),
    [],
    ...grid(offers, terms, width),
    ...offers.flatMap((offer) => details(offer, width)),
    [],
    ...notes.flatMap((note) => hanging(note, width, 0, 'dim')),
  ]
  return `${lines.map((line) => writeLine(line, width, look.color)).join('\n')}\n`
}

type Cells = readonly (readonly [label: string, cell: (offer: ComparedOffer) => string])[]

const cellsOf = ({ currency, horizonMonths }: ComparisonTerms, withCountry: boolean): Cells => {
  const money = (value: number): string => `${describeNumber(Math.round(value))} ${currency}`
  const span = ([low, high]: readonly [number, number]): string =>
    Math.round(low) === Math.round(high)
      ? money(high)
      : `${describeNumber(Math.round(low))}–${describeNumber(Math.round(high))} ${currency}`
  return [
    ['Offer', ({ rank, block }) => `${rank}. ${block}`],
    ['Provider', ({ offer }) => offer.provider || '–'],
    ...(withCountry ? [['Country', ({ country }: ComparedOffer) => nameCountries(country)] as const] : []),
    ['Verdict', ({ decision }) => decisionWords[decision]],
    ['Coverage', ({ coverage }) => describePercent(coverage)],
    [
      'Listed',
      ({ listedAddresses, addresses }) =>
        `${describeNumber(listedAddresses)} of ${describeNumber(addresses)}`,
    ],
    [
      'Cases',
      (offer) =>
        offer.cases === 0 ? nothing(offer, 'none') : `${offer.cases}, ${describeHours(offer.effortHours)}`,
    ],
    ['Fit to send', ({ calendar }) => describeDays(calendar)],
    [`Price ${horizonMonths} mo`, ({ cost }) => (cost.price === null ? 'not known' : money(cost.price))],
    [
      'Clean-up',
      (offer) => (offer.cases === 0 ? nothing(offer, span(offer.cost.cleanUp)) : span(offer.cost.cleanUp)),
    ],
    ['Risk', ({ cost }) => money(cost.risk)],
    ['Total', (offer) => `${span(offer.cost.total)}${leftOutOfTotal(offer)}`],
  ]
}

/** Nothing found where too little was answered is not nothing. */
const nothing = (offer: ComparedOffer, otherwise: string): string =>
  isShortOfAnswers(offer) ? 'not known' : otherwise

function describeDays({ days: [low, high] }: Calendar): string {
  if (high === null) return low === 0 ? 'not known' : `${low}+ days, end open`
  if (high === 0) return 'at once'
  return low === high ? describeQuantity(high, 'day') : `${low}–${high} days`
}

function grid(
  offers: readonly ComparedOffer[],
  terms: ComparisonTerms,
  width: number,
): readonly TerminalLine[] {
  const withCountry = offers.some(({ country }) => country !== null)
  const cells = cellsOf(terms, withCountry)
  const room = Math.floor((width - LABEL) / Math.max(1, offers.length)) - 1
  if (room < LEAST_COLUMN) {
    return offers.flatMap((offer) => [
      ...cells.map(
        ([label, cell]): TerminalLine => [
          { text: fitText(label, LABEL), look: 'dim' },
          { text: clean(cell(offer)), look: lookOf(label, offer) },
        ],
      ),
      [],
    ])
  }
  return cells.map(
    ([label, cell]): TerminalLine => [
      { text: fitText(label, LABEL), look: 'dim' },
      ...offers.map((offer) => ({
        text: ` ${fitText(shorten(clean(cell(offer)), room), room)}`,
        look: lookOf(label, offer),
      })),
    ],
  )
}

/** The start of a block matters most; a range too long for its column keeps it. */
const shorten = (text: string, room: number): string => (textWidth(text) <= room ? text : fitText(text, room))

function lookOf(label: string, { rank, decision }: ComparedOffer): Look {
  if (label === 'Verdict') return decision === 'reject' ? 'bad' : decision === 'accept' ? 'good' : 'warn'
  return label === 'Offer' && rank === 1 ? 'bold' : 'plain'
}

function details(offer: ComparedOffer, width: number): readonly TerminalLine[] {
  const { rank, block, reasons, ask } = offer
  return [
    [],
    ...hanging(`${rank}. ${block}: ${offer.headline}`, width, 0, 'bold'),
    ...reasons.flatMap((reason) => hanging(`• ${reason}`, width, 2, 'plain')),
    ...(ask.length === 0 ? [] : hanging('Ask the provider:', width, 2, 'dim')),
    ...ask.flatMap((one) => hanging(`– ${one}`, width, 4, 'plain')),
  ]
}

function hanging(text: string, width: number, indent: number, look: Look): readonly TerminalLine[] {
  const room = Math.max(1, width - indent - 2)
  return wrapText(clean(text), room).map((line, i) => [
    { text: ' '.repeat(indent + (i === 0 ? 0 : 2)), look: 'plain' },
    { text: line, look },
  ])
}

const clean = (text: string): string => cleanStrangerText(text, 2000)
