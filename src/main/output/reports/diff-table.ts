import {
  type ChangeCounts,
  type ChangeKind,
  changeKinds,
  type DiffChange,
  type DiffSide,
  type ScanDiff,
} from '../../../shared/domain/scan-diff.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import {
  decisionWords,
  describeMoment,
  describeNumber,
  describePercent,
  describeQuantity,
  severityWords,
} from './report-words.ts'
import type { TableLook } from './scan-table.ts'
import { type Look, type TerminalLine, wrapText, writeLine } from './terminal-line.ts'

const MOST_CHANGES = 60
const MOST_RANGES = 6

/** What a change is called, as a heading over its rows. */
const changeWords: Readonly<Record<ChangeKind, string>> = {
  appeared: 'Listed now, clear before',
  'unknown-to-listed': 'Listed now, unknown before',
  'changed-code': 'Listed under other codes',
  'listed-to-unknown': 'Listed before, unknown now: not gone for all we know',
  went: 'Gone: listed before, clear now',
  'clear-to-unknown': 'Clear before, unknown now',
  'unknown-to-clear': 'Unknown before, clear now',
}

const looks: Readonly<Record<ChangeKind, Look>> = {
  appeared: 'bad',
  'unknown-to-listed': 'bad',
  'changed-code': 'warn',
  'listed-to-unknown': 'warn',
  went: 'good',
  'clear-to-unknown': 'warn',
  'unknown-to-clear': 'plain',
}

/** A diff of two scans for a terminal, no line wider than `width` columns; ends with one line end. */
export function diffTable(diff: ScanDiff, look: TableLook): string {
  const width = Math.max(20, Math.floor(look.width))
  const lines: readonly TerminalLine[] = [
    ...sideLines('Before', diff.before, width),
    ...sideLines('After', diff.after, width),
    ...hanging(verdictWords(diff), width, 0, diff.before.decision === diff.after.decision ? 'dim' : 'bold'),
    ...hanging(
      `${describeCounts(diff.counts)} Compared: ${describeNumber(diff.compared)}.`,
      width,
      0,
      'plain',
    ),
    ...onlyLines('Asked only before', diff.listsOnlyBefore, width),
    ...onlyLines('Asked only after', diff.listsOnlyAfter, width),
    ...changeKinds.flatMap((kind) => kindLines(kind, diff.changes, width)),
  ]
  return `${lines.map((line) => writeLine(line, width, look.color)).join('\n')}\n`
}

function verdictWords({ before, after, reasonsGone, reasonsNew }: ScanDiff): string {
  const verdict =
    before.decision === after.decision
      ? `The verdict stays ${decisionWords[after.decision].toLowerCase()}.`
      : `The verdict changes from ${decisionWords[before.decision].toLowerCase()} to ${decisionWords[after.decision].toLowerCase()}.`
  const gone = reasonsGone.length > 0 ? ` Reasons gone: ${reasonsGone.join(', ')}.` : ''
  return `${verdict}${gone}${reasonsNew.length > 0 ? ` New: ${reasonsNew.join(', ')}.` : ''}`
}

/** The counts as one or two sentences. */
function describeCounts({ appeared, went, revealed, hidden, recoded }: ChangeCounts): string {
  const parts = [
    [appeared, 'with a new listing'],
    [revealed, 'found listed where nothing was known'],
    [recoded, 'under other codes'],
    [went, 'with a listing gone'],
    [hidden, 'with a listing of which nothing is known now'],
  ] as const
  const told = parts.flatMap(([count, words]) =>
    count === 0 ? [] : [`${describeQuantity(count, 'address', 'addresses')} ${words}`],
  )
  return told.length === 0 ? 'No listing changed.' : `${told.join('; ')}.`
}

function sideLines(name: string, side: DiffSide, width: number): readonly TerminalLine[] {
  const { scanId, block, startedAt, headline, coverage } = side
  return [
    ...hanging(`${name}: scan ${scanId} of ${block}, ${describeMoment(startedAt)}`, width, 0, 'dim'),
    ...hanging(`${headline} Coverage ${describePercent(coverage)}.`, width, 2, 'plain'),
  ]
}

const onlyLines = (words: string, ids: readonly string[], width: number): readonly TerminalLine[] =>
  ids.length === 0 ? [] : hanging(`${words}, so not compared: ${ids.join(', ')}`, width, 0, 'warn')

function kindLines(kind: ChangeKind, changes: readonly DiffChange[], width: number): readonly TerminalLine[] {
  const mine = changes.filter((change) => change.kind === kind)
  if (mine.length === 0) return []
  const rows = mine.slice(0, MOST_CHANGES).flatMap((change) => {
    const { severity, listName, addresses, codesBefore, codesAfter, ranges } = change
    const codes = [codesBefore, codesAfter].map((list) => list.join(' ')).filter((text) => text !== '')
    const count = describeQuantity(addresses, 'address', 'addresses')
    const word = severity === 'clear' ? '' : `${severityWords[severity]}: `
    const more = ranges.length - MOST_RANGES
    const shown = ranges.slice(0, MOST_RANGES).join(', ')
    return [
      ...hanging(
        `${word}${listName}, ${count}${codes.length === 0 ? '' : ` (${codes.join(' → ')})`}`,
        width,
        2,
        looks[kind],
      ),
      ...hanging(more > 0 ? `${shown} and ${describeNumber(more)} more ranges` : shown, width, 4, 'plain'),
    ]
  })
  const more = mine.length - MOST_CHANGES
  const rest = more > 0 ? hanging(`and ${describeNumber(more)} more; --json holds all.`, width, 2, 'dim') : []
  return [[], [{ text: changeWords[kind], look: 'bold' }], ...rows, ...rest]
}

function hanging(text: string, width: number, indent: number, look: Look): readonly TerminalLine[] {
  const room = Math.max(1, width - indent - 2)
  return wrapText(cleanStrangerText(text, 2000), room).map((line, i) => [
    { text: ' '.repeat(indent + (i === 0 ? 0 : 2)), look: 'plain' },
    { text: line, look },
  ])
}
