/** Regions that are no country one can be promised: unions, parts of countries, test codes. */
const noCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '))

let known: ReadonlyMap<string, string> | undefined

/** English names of countries by ISO 3166-1 alpha-2 code, as the runtime's Unicode data (CLDR) have them. */
export function countryNames(): ReadonlyMap<string, string> {
  known ??= new Map(readNames())
  return known
}

function* readNames(): Generator<readonly [code: string, name: string]> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code)
    // A code that was withdrawn is read as its successor.
    const isCurrent = new Intl.Locale(`und-${code}`).region === code
    if (name !== undefined && isCurrent && !noCountries.has(code)) yield [code, name]
  }
}

/** The code of the country that a text begins with, as code in capitals or as English name; null when it names none. */
export function findCountry(text: string): string | null {
  const code = /^[A-Z]{2}(?![\p{L}\d])/u.exec(text)?.[0]
  if (code !== undefined) return countryNames().has(code) ? code : null
  const lower = text.toLowerCase()
  for (const [found, name] of countryNames()) {
    const rest = lower.startsWith(name.toLowerCase()) ? lower.slice(name.length) : null
    if (rest !== null && !/^\p{L}/u.test(rest)) return found
  }
  return null
}
