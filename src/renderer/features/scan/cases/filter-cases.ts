import { parseAddress } from '../../../../shared/domain/address.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { severityWords } from '../../../terms/severity-words.ts'
import { casesOfAddress } from '../address/cases-of-address.ts'
import { describeAsking } from './describe-case.ts'

/** Cases that hold every word of the filter: operator, list, reference, impact, way, range, or an address in a range. */
export function filterCases(cases: readonly Case[], filter: string): readonly Case[] {
  return filter
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .reduce<readonly Case[]>((left, word) => {
      // 192.0.2.2 is not to find 192.0.2.20.
      if (parseAddress(word)) return casesOfAddress(left, word)
      return left.filter((found) => textOf(found).includes(word))
    }, cases)
}

const textOf = (found: Case): string =>
  [
    found.operatorName,
    found.listName,
    found.reference ?? '',
    severityWords[found.severity],
    describeAsking(found),
    ...found.ranges.slice(0, 50),
    ...found.codes,
  ]
    .join(' ')
    .toLowerCase()
