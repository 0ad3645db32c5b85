import { formatBlock, parseBlock } from './block.ts'
import type { PlaceClaim } from './routing-findings.ts'
import type { Surroundings } from './surroundings.ts'

/** One source that tells a country of the block. */
export interface CountryFact {
  /**
   * `registry` = the record of the smallest network around the block; `delegation` = the statistics of the regional
   * registry; `geolocation` = the user's database; `file` = a geofeed or geolocation table at hand; `announcement` = where
   * the announcing AS is registered.
   */
  readonly source: 'registry' | 'delegation' | 'geolocation' | 'file' | 'announcement'
  /** What the source speaks of: a range, an AS number, a file and a range; empty for the block itself. */
  readonly about: string
  /** Two capital letters. */
  readonly country: string
}

/** The country that an offer promises beside what is known of it. */
export interface PromisedCountry {
  readonly promised: string
  readonly facts: readonly CountryFact[]
  /**
   * False when a source tells another country, null when none tells any. Where the announcing AS is registered is told
   * and decides nothing: networks announce space in many countries.
   */
  readonly agrees: boolean | null
}

/** Holds the promised country against registry and routing; null when none is promised. The verdict is not concerned. */
export function compareCountry(
  promised: string | undefined,
  { registry, routing }: Surroundings,
): PromisedCountry | null {
  if (!promised) return null
  const network = registry?.chain.findLast(({ country }) => readCode(country) !== null)
  const delegated = readCode(registry?.delegation?.country)
  const located = (routing?.country ?? '').split(',').flatMap((part) => readCode(part) ?? [])
  const filed = distinctPlaces(routing?.places ?? [])
  const facts: readonly CountryFact[] = [
    ...(network
      ? [
          {
            source: 'registry' as const,
            about: nameRange(network.first, network.last),
            country: readCode(network.country) ?? '',
          },
        ]
      : delegated === null
        ? []
        : [{ source: 'delegation' as const, about: '', country: delegated }]),
    ...located.map((country) => ({ source: 'geolocation' as const, about: '', country })),
    ...filed.map(({ feedName, range, country }) => ({
      source: 'file' as const,
      about: `${feedName}, ${range}`,
      country,
    })),
    ...(routing?.origins ?? []).flatMap(({ asn, asCountry }) => {
      const country = readCode(asCountry)
      return country === null ? [] : [{ source: 'announcement' as const, about: `AS${asn}`, country }]
    }),
  ]
  const deciding = facts.filter(({ source }) => source !== 'announcement')
  const agrees = deciding.length === 0 ? null : deciding.every(({ country }) => country === promised)
  return { promised, facts, agrees }
}

/** One claim of each file for each country; more say the same. */
function distinctPlaces(places: readonly PlaceClaim[]): readonly PlaceClaim[] {
  return [...new Map(places.map((one) => [`${one.feedName} ${one.country}`, one])).values()]
}

function nameRange(first: string, last: string): string {
  const parsed = parseBlock(`${first}-${last}`)
  return parsed.ok ? formatBlock(parsed.block) : `${first}-${last}`
}

/** Registries write country codes in either case, and other things in their place. */
function readCode(text: string | null | undefined): string | null {
  const code = (text ?? '').trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) ? code : null
}

/** The comparison in one or two sentences. */
export function describeCountry({ promised, facts, agrees }: PromisedCountry): string {
  const lead = `The offer promises ${promised}`
  if (facts.length === 0) return `${lead}; what country the block is in is not known.`
  // What differs comes first: it is what the sentence is about.
  const ordered = facts.toSorted((a, b) => Number(a.country === promised) - Number(b.country === promised))
  const told = (agrees === false ? ordered : facts).map(describeFact).join('; ')
  if (agrees === null) return `${lead}. Of the block itself no country is known; ${told}.`
  return `${lead}, ${agrees ? 'and' : 'but'} ${told}.`
}

/** The comparison in a few words, for a table's cell. */
export function nameCountries(country: PromisedCountry | null): string {
  if (country === null) return 'none promised'
  const { promised, facts, agrees } = country
  if (agrees === null) return `${promised}, not known`
  if (agrees) return `${promised}, as known`
  const others = facts.filter(({ source, country: told }) => source !== 'announcement' && told !== promised)
  return `${promised} promised, ${[...new Set(others.map(({ country: told }) => told))].join(', ')} known`
}

function describeFact({ source, about, country }: CountryFact): string {
  switch (source) {
    case 'registry':
      return `the registry's record of ${about} says ${country}`
    case 'delegation':
      return `the registry delegated the space to ${country}`
    case 'geolocation':
      return `your geolocation database says ${country}`
    case 'file':
      return `${about}: ${country}`
    case 'announcement':
      return `${about}, which announces it, is registered in ${country}`
  }
}
