import type { Case } from '../../../shared/domain/case.ts'
import type { Offer } from '../../../shared/domain/offer.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Hours } from '../../../shared/domain/removal.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import type { JudgedScan, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { standsForNetworks } from '../../../shared/domain/target-words.ts'
import { describePercent } from '../reports/report-words.ts'
import { fillTemplate } from './fill-template.ts'
import type { LetterPlaceholder, LetterTexts } from './letter-texts.ts'
import { signLetter } from './sign-letter.ts'

const MOST_LISTINGS = 12
const MOST_RANGES = 4

type Phrases = LetterTexts['phrases']

/** The values of a letter's placeholders. What was not examined has none. */
export function letterValues(
  { evidence, cases, verdict }: JudgedScan,
  offer: Offer,
  { language, phrases }: LetterTexts,
  profile: Profile,
): Partial<Record<LetterPlaceholder, string>> {
  const { scan, lists, surroundings } = evidence
  const { registry, reverseDns } = surroundings
  const number = (count: number): string => count.toLocaleString(language)
  const day = (iso: string): string => iso.slice(0, 10)
  const network = registry?.chain.at(-1)
  return {
    block: scan.block,
    greeting: greet(offer, phrases),
    sender: signLetter(profile) ?? phrases.toFill,
    scanId: scan.id,
    date: day(scan.finishedAt ?? scan.startedAt),
    path: phrases.path[scan.settings.path.kind],
    lists: number(lists.length),
    ...targetValues(evidence, phrases, number),
    coverage: describePercent(verdict.coverage),
    listings: listingLines(evidence.scan, cases, phrases, number),
    netblocks: netblockLines(surroundings.netblocks, phrases, number),
    requests: countRequests(
      cases.reduce((sum, entry) => sum + entry.requests, 0),
      phrases,
      number,
    ),
    effort: effortWords(verdict.effortHours, phrases, language),
    // Named only where it has one: see the conditions of paragraphs.
    firstDay: day(verdict.calendar.firstDay[1] ?? verdict.calendar.firstDay[0]),
    price: cleanStrangerText(offer.price, 100),
    ...(registry === null
      ? {}
      : {
          registry: cleanStrangerText(registry.registry ?? '?', 60),
          registryDate: day(registry.examinedAt),
          registration: fillTemplate(phrases.registration[registry.state], {
            network: network ? `${network.first} - ${network.last}` : '?',
          }),
        }),
    ...(reverseDns === null
      ? {}
      : {
          rdnsDate: day(reverseDns.examinedAt),
          rdnsConfirmed: number(reverseDns.counts.confirmed),
          rdnsUnconfirmed: number(reverseDns.counts.unconfirmed),
          rdnsMissing: number(reverseDns.counts.missing),
          rdnsUnanswered: number(reverseDns.counts.unknown),
          rdnsGeneric: number(reverseDns.generic),
        }),
  }
}

function greet({ provider }: Offer, phrases: Phrases): string {
  const name = cleanStrangerText(provider, 100)
  return name === '' ? phrases.greetNobody : fillTemplate(phrases.greeting, { provider: name })
}

/** What a target is called: an address, or the IPv6 network that one was asked about for. */
function unitsOf(
  scan: Scan,
  phrases: Phrases,
): { readonly one: string; readonly many: string; readonly isNetwork: boolean } {
  if (!standsForNetworks(scan)) return { ...phrases.addresses, isNetwork: false }
  const size = `/${scan.settings.granularity}`
  const [one, many] = [phrases.networks.one, phrases.networks.many].map((text) =>
    fillTemplate(text, { size }),
  )
  return { one: one ?? '', many: many ?? '', isNetwork: true }
}

function targetValues(
  { scan, listedAddresses }: ScanEvidence,
  phrases: Phrases,
  number: (count: number) => string,
) {
  const { one, many, isNetwork } = unitsOf(scan, phrases)
  const count = number(scan.targets)
  const unit = scan.targets === 1 ? one : many
  const whole =
    scan.targets === 1
      ? isNetwork
        ? fillTemplate(phrases.wholeOneNetwork, { unit })
        : phrases.wholeOne
      : fillTemplate(isNetwork ? phrases.wholeManyNetworks : phrases.wholeMany, { count, unit: many })
  const part = { count: number(listedAddresses), all: count, unit }
  return {
    whole,
    addresses: count,
    listedPart: fillTemplate(listedAddresses === 1 ? phrases.listedOne : phrases.listedMany, part),
  }
}

const countRequests = (requests: number, phrases: Phrases, number: (count: number) => string): string =>
  requests === 1 ? phrases.requestOne : fillTemplate(phrases.requestMany, { count: number(requests) })

/** One line for each case of listings, worst first. */
function listingLines(
  scan: Scan,
  cases: readonly Case[],
  phrases: Phrases,
  number: (count: number) => string,
): string {
  const listed = cases.filter(({ kind }) => kind === 'listing')
  const { one, many } = unitsOf(scan, phrases)
  const lines = listed.slice(0, MOST_LISTINGS).map(({ listName, addresses: count, ranges, reference }) => {
    const more = ranges.length > MOST_RANGES ? ', …' : ''
    return fillTemplate(phrases.listing, {
      list: cleanStrangerText(listName, 80),
      count: number(count),
      addresses: number(scan.targets),
      unit: scan.targets === 1 ? one : many,
      ranges: `${ranges.slice(0, MOST_RANGES).join(', ')}${more}`,
      reference: referenceWords(reference, phrases),
    })
  })
  const more = listed.length - lines.length
  return [...lines, ...(more > 0 ? [fillTemplate(phrases.moreListings, { count: number(more) })] : [])].join(
    '\n',
  )
}

function netblockLines(
  netblocks: JudgedScan['evidence']['surroundings']['netblocks'],
  phrases: Phrases,
  number: (count: number) => string,
): string {
  const hits = touchingHits(netblocks)
  const lines = hits.slice(0, MOST_LISTINGS).map(({ feedName, entry, reference, feedDate }) =>
    fillTemplate(phrases.netblock, {
      feed: cleanStrangerText(feedName, 80),
      entry: cleanStrangerText(entry, 80),
      reference: referenceWords(reference, phrases),
      date: feedDate.slice(0, 10),
    }),
  )
  const more = hits.length - lines.length
  return [...lines, ...(more > 0 ? [fillTemplate(phrases.moreNetblocks, { count: number(more) })] : [])].join(
    '\n',
  )
}

/** Entries that hold or touch the block and speak against it. */
export const touchingHits = (netblocks: JudgedScan['evidence']['surroundings']['netblocks']) =>
  (netblocks?.hits ?? []).filter(
    ({ relation, counted, impact, kind }) =>
      relation !== 'neighbour' && counted && impact !== 'none' && kind !== 'classification',
  )

const referenceWords = (reference: string | null, phrases: Phrases): string =>
  reference === null ? '' : fillTemplate(phrases.reference, { text: cleanStrangerText(reference, 120) })

function effortWords([low, high]: Hours, phrases: Phrases, language: string): string {
  const plain = (hours: number): string => (Math.ceil(hours * 10) / 10).toLocaleString(language)
  return fillTemplate(phrases.hours, { low: plain(low), high: plain(high) })
}
