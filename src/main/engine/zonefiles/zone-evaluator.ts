import { type Address, formatAddress, formatIpv4 } from '../../../shared/domain/address.ts'
import { compileText, type TextMaker, type Variables } from './compile-text.ts'
import type { AddressWords, DataSet } from './data-set.ts'
import { NOTHING, type ZoneValue } from './zone-value.ts'

/** What a zone says of a listed address. */
export interface ZoneAnswer {
  /** A records, dotted quads, each once. */
  readonly codes: readonly string[]
  /** TXT records, each once. */
  readonly texts: readonly string[]
  /** Shortest time to live of the data sets that answered. */
  readonly ttlSeconds: number
}

/**
 * A zone of one or several data sets, asked address by address; every data set that lists the address adds its
 * records, as in rbldnsd. Unlike rbldnsd, which leaves out what does not fit into 512 bytes, all records are given.
 */
export class ZoneEvaluator {
  private readonly dataSets: readonly DataSet[]
  private readonly has4: boolean
  private readonly words4 = new Uint32Array(1)
  /** Templates that were needed so far; every data set has values of its own. */
  private readonly makers = new Map<ZoneValue, TextMaker>()

  constructor(dataSets: readonly DataSet[]) {
    this.dataSets = dataSets
    this.has4 = dataSets.some(({ index }) => index.family === 4)
  }

  /** What the zone says of the address; null when it is not listed. */
  evaluate({ family, value }: Address): ZoneAnswer | null {
    if (family === 4) {
      this.words4[0] = Number(value)
      return this.answer(this.words4, null)
    }
    const words = Uint32Array.of(
      Number(value >> 96n),
      Number((value >> 64n) & 0xffffffffn),
      Number((value >> 32n) & 0xffffffffn),
      Number(value & 0xffffffffn),
    )
    return this.evaluate6(words)
  }

  /**
   * IPv4 data also answers for the IPv4 address inside 2002::/16 (RFC 3056) and ::ffff:0:0/96, and for the latter
   * IPv6 data of the same zone is not looked at.
   */
  private evaluate6(words: Uint32Array): ZoneAnswer | null {
    const [first = 0, second = 0, third = 0, fourth = 0] = words
    if (this.has4 && first >>> 16 === 0x2002) {
      this.words4[0] = first * 0x10000 + (second >>> 16)
      return this.answer(this.words4, words)
    }
    if (this.has4 && first === 0 && second === 0 && third === 0xffff) {
      this.words4[0] = fourth
      return this.answer(this.words4, null)
    }
    return this.answer(null, words)
  }

  private answer(words4: AddressWords | null, words6: AddressWords | null): ZoneAnswer | null {
    let answer: Answer | null = null
    for (const { index, settings } of this.dataSets) {
      const words = index.family === 4 ? words4 : words6
      const values = words ? index.find(words) : NOTHING
      if (values.length === 0 || !words) continue
      answer ??= new Answer()
      answer.ttlSeconds = Math.min(answer.ttlSeconds, settings.ttlSeconds)
      const subject = textOf(words)
      for (const value of values) answer.add(value.code, this.makerOf(value, settings.variables)(subject))
    }
    return answer
  }

  private makerOf(value: ZoneValue, variables: Variables): TextMaker {
    const known = this.makers.get(value)
    if (known) return known
    const maker = compileText(value.text, variables)
    this.makers.set(value, maker)
    return maker
  }
}

class Answer implements ZoneAnswer {
  readonly codes: string[] = []
  readonly texts: string[] = []
  ttlSeconds = Number.POSITIVE_INFINITY

  add(code: string, text: string): void {
    if (!this.codes.includes(code)) this.codes.push(code)
    if (text !== '' && !this.texts.includes(text)) this.texts.push(text)
  }
}

function textOf(words: AddressWords): string {
  if (words.length === 1) return formatIpv4(words[0] ?? 0)
  const value = words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n)
  return formatAddress({ family: 6, value })
}
