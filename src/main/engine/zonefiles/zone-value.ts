/**
 * What an entry answers with: an A record and a TXT template. The template is bytes as characters (latin1), as
 * rbldnsd counts and cuts it; it is decoded as UTF-8 only after substitution.
 */
export interface ZoneValue {
  /** Dotted quad. */
  readonly code: string
  /** Template; empty = no TXT record, unless the data set has a base template. */
  readonly text: string
}

/** What rbldnsd answers with where a file says nothing. */
export const PLAIN_VALUE: ZoneValue = { code: '127.0.0.2', text: '' }

/** What is said of an address that is not listed. */
export const NOTHING: readonly ZoneValue[] = []

/** Number of an exclusion in place of a value; lowest, so that exclusions sort first. */
export const EXCLUDED = 0

/** The distinct values of one data set, numbered from 1: a million entries as a rule share a handful. */
export class ValueTable {
  private readonly values: (readonly ZoneValue[])[] = [NOTHING]
  private readonly numbers = new Map<string, number>()

  /** Number of the value. */
  add(value: ZoneValue): number {
    const key = `${value.code}:${value.text}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    // A copy: the text is a slice that would keep a whole chunk of the file in memory.
    const text = Buffer.from(value.text, 'latin1').toString('latin1')
    const number = this.values.push([{ code: value.code, text }]) - 1
    this.numbers.set(`${value.code}:${text}`, number)
    return number
  }

  /** The value of a number, alone in a list; empty for `EXCLUDED`. */
  get(number: number): readonly ZoneValue[] {
    return this.values[number] ?? NOTHING
  }

  /** Forgets what is only needed while a file is read. */
  seal(): void {
    this.numbers.clear()
  }
}
