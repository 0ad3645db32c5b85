import { ENOUGH_COVERAGE } from '../../../../shared/domain/cell-weights.ts'
import type { Scan } from '../../../../shared/domain/scan.ts'
import { targetWords } from '../../../../shared/domain/target-words.ts'
import { describeNumber, describePath, describePercent, describeQuantity } from '../report-words.ts'
import type { ReportFigures } from './report.ts'
import { cleanText } from './write-cell.ts'

/** How the scan was made, for a reader who was not there. */
export function methodSentences(scan: Scan, { lists, unusableLists }: ReportFigures): readonly string[] {
  const [, many] = targetWords(scan)
  const { path, timeoutMs, retries } = scan.settings
  const unusable = unusableLists === 0 ? '' : ` ${describeNumber(unusableLists)} of them could not be used.`
  return [
    `Each of ${describeNumber(scan.targets)} ${many} was looked up on ${describeNumber(lists)} DNS lists (RFC 5782), through ${cleanText(describePath(path), 1000)}.${unusable}`,
    `A check is listed only when a valid answer holds a return code of the list, clear only when the list says that it has no entry. Time-outs, refusals and broken answers are unknown and never count as clear.`,
    `Each list was probed at its test points before and after its checks; a list that failed counts as unknown as a whole.`,
    `A question was given up after ${describeQuantity(retries + 1, 'try', 'tries')} of ${describeNumber(timeoutMs)} ms. ${describeQuantity(scan.queriesSent, 'query was', 'queries were')} sent; ${describeQuantity(scan.ignoredResponses, 'stray response was', 'stray responses were')} ignored.`,
    `Coverage is the share of checks with a known outcome, weighted by what each list decides over mail. Below ${describePercent(ENOUGH_COVERAGE)} there is no verdict, unless what was seen is enough to refuse.`,
  ]
}

/** What the report cannot say, whatever it found. */
export const limitSentences: readonly string[] = [
  'A listing is the word of its operator at the moment it was seen; lists change every hour.',
  'Filters that receivers keep to themselves cannot be asked about a block before it is used.',
  'Effort and delay are estimates from the catalogue, each with a low and a high figure; nobody but the operator decides on a removal.',
]
