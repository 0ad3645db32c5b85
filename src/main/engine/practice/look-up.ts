import { type Address, formatAddress, parseIpv4 } from '../../../shared/domain/address.ts'
import type { Block } from '../../../shared/domain/block.ts'
import type { PracticeEntry, PracticeList } from './practice-world.ts'

/** What a list says about one address: A records and TXT records. */
export interface Said {
  readonly codes: readonly string[]
  readonly texts: readonly string[]
}

/** Asks the data behind a list; null = not listed. */
export type LookUp = (address: Address) => Said | null

type WithEntries = Extract<PracticeList, { entries: unknown }>

/** RFC 5782 §5. */
const TEST_POINT = BigInt(parseIpv4('127.0.0.2') ?? 0)
const TEST_TEXT = 'Test entry of the list, see RFC 5782.'

/** The data of a list with entries. Entries that meet at an address all speak. */
export function lookUpEntries({ entries, testCodes }: Pick<WithEntries, 'entries' | 'testCodes'>): LookUp {
  return (address) => {
    if (address.family === 4 && address.value === TEST_POINT) {
      return testCodes.length === 0 ? null : { codes: testCodes, texts: [TEST_TEXT] }
    }
    const hits = entries.filter((entry) => holds(entry, address))
    if (hits.length === 0) return null
    return {
      codes: [...new Set(hits.flatMap((hit) => hit.codes))],
      texts: hits.flatMap((hit) => (hit.text === undefined ? [] : [fillIn(hit.text, address)])),
    }
  }
}

/** One part of a composite: the same data, other codes left out, texts of other parts too. */
export function lookUpPart(whole: WithEntries, codes: readonly string[]): LookUp {
  const isMine = (code: string): boolean => codes.includes(code)
  return lookUpEntries({
    testCodes: whole.testCodes.filter(isMine),
    entries: whole.entries.flatMap((entry) => {
      const mine = entry.codes.filter(isMine)
      return mine.length === 0 ? [] : [{ ...entry, codes: mine }]
    }),
  })
}

/** The same answer for every address. */
export function lookUpAlways(said: {
  readonly codes: readonly string[]
  readonly text?: string | undefined
}): LookUp {
  const { codes, text } = said
  return (address) => ({ codes, texts: text === undefined ? [] : [fillIn(text, address)] })
}

/** True for 127.0.0.0/8, where the test points are. */
export const isTestPoint = (address: Address): boolean =>
  address.family === 4 && address.value >> 24n === 127n

/** `$` stands for the address, as in rbldnsd's zone files. */
const fillIn = (text: string, address: Address): string => text.replaceAll('$', () => formatAddress(address))

function holds({ at, except, every }: PracticeEntry, address: Address): boolean {
  if (except.some((range) => isIn(range, address))) return false
  return at.some((range) => isIn(range, address) && (address.value - range.first) % BigInt(every) === 0n)
}

const isIn = (range: Block, { family, value }: Address): boolean =>
  range.family === family && range.first <= value && value <= range.last
