import type { TextPiece } from './read-text.ts'

/** Longest object that is put together, characters; no log writes longer ones. */
const LONGEST = 1_000_000

/** What came of a piece of text: objects that are complete now, and lines where one began that is too long to keep. */
export interface JoinedJson {
  readonly objects: readonly TextPiece[]
  readonly tooLong: readonly number[]
}

/**
 * Cuts JSON into its objects, however it is spread over lines, one after another or in an array. Feed the text in
 * pieces; what stands between objects goes by. Memory stays bounded: an object that is too long is dropped and told.
 */
export class JsonJoiner {
  private parts: string[] = []
  private length = 0
  private line = 1
  private startsAt = 0
  /** Braces and brackets that are open; 0 = between objects. */
  private depth = 0
  private inString = false
  private escaped = false
  private dropping = false

  add(text: string): JoinedJson {
    const objects: TextPiece[] = []
    const tooLong: number[] = []
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === NEWLINE) this.line++
      if (this.depth === 0) {
        // An array around objects is no object: its elements are read one by one.
        if (code !== OPEN_BRACE) continue
        from = at
        this.depth = 1
        this.startsAt = this.line
      } else if (this.closes(code)) {
        this.keep(text.slice(from, at + 1))
        if (!this.dropping) objects.push({ text: this.parts.join(''), number: this.startsAt })
        this.forget()
      }
    }
    if (this.depth > 0) this.keep(text.slice(from))
    if (this.length > LONGEST && !this.dropping) {
      tooLong.push(this.startsAt)
      this.parts = []
      this.dropping = true
    }
    return { objects, tooLong }
  }

  /** Takes one character inside an object; true when it ends the object. */
  private closes(code: number): boolean {
    if (this.inString) {
      // No string goes over a line (RFC 8259 §7): one that does was not closed.
      if (code === NEWLINE) this.inString = false
      else if (this.escaped) this.escaped = false
      else if (code === BACKSLASH) this.escaped = true
      else if (code === QUOTE) this.inString = false
      return false
    }
    this.escaped = false
    if (code === QUOTE) this.inString = true
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) this.depth++
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) this.depth--
    return this.depth === 0
  }

  private keep(text: string): void {
    if (this.dropping) return
    this.parts.push(text)
    this.length += text.length
  }

  private forget(): void {
    this.parts = []
    this.length = 0
    this.depth = 0
    this.dropping = false
  }
}

const NEWLINE = 10
const QUOTE = 34
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
