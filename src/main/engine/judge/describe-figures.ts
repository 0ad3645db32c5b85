import type { Hours } from '../../../shared/domain/removal.ts'
import type { TargetWords } from '../../../shared/domain/target-words.ts'

/** `1 address`, `12 addresses`, `4,096 addresses`. */
export function describeCount(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`
}

/** `12 of 256 addresses`, `all 256 addresses`, `the address`; `words` are those of `targetWords`. */
export function describePart(
  part: number,
  whole: number,
  [one, many]: TargetWords = ['address', 'addresses'],
): string {
  if (whole === 1) return part === 1 ? `the ${one}` : `0 of 1 ${one}`
  if (part === whole) return `all ${whole.toLocaleString('en')} ${many}`
  return `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} ${many}`
}

/** A share in whole percent, rounded down: what is not there is never rounded into being. Below 1 % says so. */
export function describeShare(share: number): string {
  const percent = Math.floor(share * 100 + 1e-9)
  return share > 0 && percent === 0 ? 'under 1 %' : `${percent} %`
}

/** A time in the unit that fits: `30 minutes`, `12–24 hours`, `7 days`. */
export function describeTime([low, high]: Hours): string {
  if (high === 0) return 'no time'
  if (high < 1) return span(low * 60, high * 60, 'minute')
  if (high <= 72) return span(low, high, 'hour')
  return span(low / 24, high / 24, 'day')
}

/** Names for a sentence, at most three: `A`, `A and B`, `A, B, C and 4 more`. */
export function describeNames(names: readonly string[]): string {
  const distinct = [...new Set(names)]
  const shown = distinct.slice(0, 3)
  const more = distinct.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

function span(low: number, high: number, unit: string): string {
  const from = plain(low)
  const to = plain(high)
  return `${from === to ? to : `${from}–${to}`} ${unit}${to === '1' ? '' : 's'}`
}

const plain = (value: number): string => String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
