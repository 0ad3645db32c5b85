/** A record of a JSON document: its text, null when it is too long to be one, and the line that it begins on. */
export interface CutObject {
  readonly text: string | null
  readonly line: number
}

const MOST_CHARACTERS = 1_000_000
const LINE_END = 10
const QUOTE = 34
const BACKSLASH = 92
const [LIST, LIST_END, OBJECT, OBJECT_END] = [91, 93, 123, 125]

/**
 * Cuts a JSON document into its records while it streams in, so that a document of any size takes little memory and
 * need not have lines. Records are the objects in the document's lists, and those that are its own members (its head).
 * Only brackets and quotes are looked at; what a record says is for its reader.
 */
export class ObjectCutter {
  /** Counted from 1. */
  line = 1
  /** The document's outermost bracket was closed: it is whole. */
  closed = false
  /** Brackets open around records, and the two outermost of them. */
  private outer = 0
  private readonly outermost: number[] = []
  /** Brackets open in a record; 0 = between records. */
  private inner = 0
  private quoted = false
  private escaped = false
  private startedOn = 1
  private begun: string | null = ''

  /** Takes the next piece of the document and gives the records that it completes. */
  push(text: string): readonly CutObject[] {
    const found: CutObject[] = []
    let from = this.inner > 0 ? 0 : -1
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === LINE_END) this.line++
      if (this.quoted) this.pass(code)
      else if (code === QUOTE) this.quoted = true
      else if (code === OBJECT || code === LIST) {
        if (this.open(code)) from = at
      } else if ((code === OBJECT_END || code === LIST_END) && this.close()) {
        found.push(this.take(text.slice(from, at + 1)))
        from = -1
      }
    }
    if (from >= 0) this.keep(text.slice(from))
    return found
  }

  /** One character of a quoted text. */
  private pass(code: number): void {
    if (this.escaped) this.escaped = false
    else if (code === BACKSLASH) this.escaped = true
    else if (code === QUOTE) this.quoted = false
  }

  /** True when a record begins here. */
  private open(code: number): boolean {
    if (this.inner > 0) this.inner++
    else if (code === OBJECT && this.holdsRecords()) {
      this.inner = 1
      this.startedOn = this.line
      return true
    } else {
      if (this.outer < 2) this.outermost[this.outer] = code
      this.outer++
    }
    return false
  }

  /** True when a record ends here. */
  private close(): boolean {
    if (this.inner > 0) return --this.inner === 0
    if (this.outer > 0 && --this.outer === 0) this.closed = true
    return false
  }

  private holdsRecords(): boolean {
    const [first, second] = this.outermost
    return this.outer === 1 || (this.outer === 2 && first === OBJECT && second === LIST)
  }

  private keep(part: string): void {
    if (this.begun !== null) this.begun += part
    if (this.begun !== null && this.begun.length > MOST_CHARACTERS) this.begun = null
  }

  private take(part: string): CutObject {
    this.keep(part)
    const text = this.begun
    this.begun = ''
    return { text, line: this.startedOn }
  }
}
