import { isOver, readValue, skipBlanks, type Warn } from './read-value.ts'
import { EXCLUDED, PLAIN_VALUE, type ValueTable, type ZoneValue } from './zone-value.ts'

/** How lines of one type of data set are read. */
export interface EntryForm<Span> {
  /** True for a line that sets the default value for the lines after it. */
  readonly isDefault: (line: string) => boolean
  /** Reads the addresses an entry is about; a text says what is wrong with them. */
  readonly readSpan: (text: string) => Span | string
}

/** One entry: its addresses, and the number of its value or `EXCLUDED`. */
export interface Entry<Span> {
  readonly span: Span
  readonly value: number
}

/** Reads the lines of one file: default values, entries with or without a value, exclusions. */
export class EntryReader<Span extends { readonly rest: string }> {
  private readonly form: EntryForm<Span>
  private readonly values: ValueTable
  private usual: ZoneValue = PLAIN_VALUE
  private usualNumber: number

  constructor(form: EntryForm<Span>, values: ValueTable) {
    this.form = form
    this.values = values
    this.usualNumber = values.add(PLAIN_VALUE)
  }

  /** The entry of a line; null for a default value and, after a warning, for what cannot be read. */
  read(line: string, warn: Warn): Entry<Span> | null {
    if (this.form.isDefault(line)) {
      // The built-in value fills the gaps of a default, not the default before it.
      this.usual = readValue(line, PLAIN_VALUE, warn) ?? this.usual
      this.usualNumber = this.values.add(this.usual)
      return null
    }
    const isExclusion = line.startsWith('!')
    const span = this.form.readSpan(isExclusion ? skipBlanks(line.slice(1)) : line)
    if (typeof span === 'string') {
      warn(span)
      return null
    }
    if (isExclusion) return { span, value: EXCLUDED }
    const rest = skipBlanks(span.rest)
    if (isOver(rest)) return { span, value: this.usualNumber }
    const value = readValue(rest, this.usual, warn)
    return value && { span, value: this.values.add(value) }
  }
}

const END = /^[ \t#;:]/

/** True when an address may end where this rest begins. */
export const endsWell = (rest: string): boolean => rest === '' || END.test(rest)

/** Said of an address that cannot be read. */
export const BAD_ADDRESS = 'the address cannot be read'

/** Said of a network whose address has bits beyond its mask. */
export const HOST_PART = 'the address has bits beyond its mask'
