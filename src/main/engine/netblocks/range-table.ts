import type { TokenRange } from './token-range.ts'

/** Words of one entry: the publisher's reference, and what it says. */
export interface EntryWords {
  readonly reference: string | null
  readonly text: string | null
}

const NO_WORDS: EntryWords = { reference: null, text: null }
const FIRST_ROOM = 1024

/** Gathers entries of a feed in typed arrays that grow; `build-index.ts` sorts them. Equal words are kept once. */
export class RangeTable {
  /** IPv4: two numbers per entry. */
  private four = new Uint32Array(FIRST_ROOM * 2)
  private fourWords = new Uint32Array(FIRST_ROOM)
  /** IPv6: eight 32-bit words per entry, the highest first. */
  private six = new Uint32Array(0)
  private sixWords = new Uint32Array(0)
  private readonly words: EntryWords[] = [NO_WORDS]
  private readonly known = new Map<string, number>()
  count4 = 0
  count6 = 0
  /** Characters of all distinct words. */
  characters = 0

  /** Entries of both families. */
  get count(): number {
    return this.count4 + this.count6
  }

  add(range: TokenRange, reference: string | null, text: string | null): void {
    const words = this.idOf(reference, text)
    if (range.family === 4) {
      if (this.count4 === this.fourWords.length) this.grow4()
      this.four[this.count4 * 2] = range.first
      this.four[this.count4 * 2 + 1] = range.last
      this.fourWords[this.count4++] = words
      return
    }
    if (this.count6 === this.sixWords.length) this.grow6()
    writeWords(this.six, this.count6 * 8, range.first)
    writeWords(this.six, this.count6 * 8 + 4, range.last)
    this.sixWords[this.count6++] = words
  }

  /** What was gathered of a family: ends side by side, and the number of each entry's words. */
  columns(family: 4 | 6): { readonly ends: Uint32Array; readonly words: Uint32Array } {
    return family === 4
      ? { ends: this.four.subarray(0, this.count4 * 2), words: this.fourWords.subarray(0, this.count4) }
      : { ends: this.six.subarray(0, this.count6 * 8), words: this.sixWords.subarray(0, this.count6) }
  }

  /** Every distinct pair of words, by number. */
  get everyWords(): readonly EntryWords[] {
    return this.words
  }

  private idOf(reference: string | null, text: string | null): number {
    if (reference === null && text === null) return 0
    const key = `${reference ?? ''}\n${text ?? ''}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const id = this.words.push({ reference, text }) - 1
    this.characters += key.length
    this.known.set(key, id)
    return id
  }

  private grow4(): void {
    this.four = grown(this.four, this.four.length * 2)
    this.fourWords = grown(this.fourWords, this.fourWords.length * 2)
  }

  private grow6(): void {
    const room = Math.max(FIRST_ROOM, this.sixWords.length * 2)
    this.six = grown(this.six, room * 8)
    this.sixWords = grown(this.sixWords, room)
  }
}

/** Writes a 128-bit number as four 32-bit words, the highest first. */
export function writeWords(into: Uint32Array, at: number, value: bigint): void {
  into[at] = Number(value >> 96n)
  into[at + 1] = Number((value >> 64n) & 0xffffffffn)
  into[at + 2] = Number((value >> 32n) & 0xffffffffn)
  into[at + 3] = Number(value & 0xffffffffn)
}

function grown(from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const into = new Uint32Array(length)
  into.set(from)
  return into
}
