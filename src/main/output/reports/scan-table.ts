import { compareCountry, describeCountry } from '../../../shared/domain/compare-country.ts'
import { costOfWork, type WorkRate } from '../../../shared/domain/price-work.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import type { JudgedScan, ListEvidence, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { whyNoEnd } from '../../../shared/domain/short-of-answers.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { targetWords } from '../../../shared/domain/target-words.ts'
import type { Decision, Verdict } from '../../../shared/domain/verdict.ts'
import { carriedByList } from './carried-by-list.ts'
import { countChecks, countListChecks } from './count-checks.ts'
import { listedRuns } from './listed-runs.ts'
import { readTargets } from './read-range.ts'
import {
  asFarAsKnown,
  describeDelay,
  describeEffort,
  describeHours,
  describeMoment,
  describeNumber,
  describePath,
  describePercent,
  describeQuantity,
  describeSource,
  describeWorkCost,
  healthOf,
  healthReason,
  healthWords,
  isUnusable,
  methodWords,
  scopeWords,
  severityWords,
  whoWords,
  whyNotProbed,
} from './report-words.ts'
import { registrySentence, routingSentence } from './surroundings-sentences.ts'
import { fitText, type Look, type TerminalLine, wrapText, writeLine } from './terminal-line.ts'

/** How much room there is, and whether colours may be used. */
export interface TableLook {
  /** Columns; no line is wider. */
  readonly width: number
  readonly color: boolean
}

const MOST_RUNS = 40
const MOST_CASES = 40
const NARROWEST = 8
/** Below this width the lists are words instead of columns. */
const NARROW = 62

/**
 * A judged scan for a terminal: headline, reasons, coverage, cases, lists with their health (those that could not
 * be used first and loud), listed addresses with neighbours taken together. Ends with one line end. No control
 * character of a stranger gets through, and colours are only added where `color` says so.
 */
export function scanTable(judged: JudgedScan, look: TableLook, rate: WorkRate | null = null): string {
  const width = Math.max(NARROWEST, Math.floor(look.width))
  const lines: readonly TerminalLine[] = [
    ...head(judged, width),
    ...summary(judged, width, rate),
    ...section(
      'Reasons',
      judged.verdict.reasons.flatMap(({ text }) => bullet(text, width)),
    ),
    ...section('Cases', caseLines(judged, width)),
    ...section(
      'Lists that could not be used: all their checks are unknown',
      unusableLines(judged.evidence, width),
    ),
    ...section('Lists', listLines(judged.evidence, width)),
    ...section('Lists from files', fileLines(judged.evidence, width)),
    ...section(
      'Carried over from earlier scans, not asked anew',
      carriedByList(judged.evidence).flatMap((text) => hanging(text, width, 2, 'plain')),
    ),
    ...section('Listed addresses', listedLines(judged.evidence, width)),
  ]
  return `${lines.map((line) => writeLine(line, width, look.color)).join('\n')}\n`
}

const looks: Readonly<Record<Decision, Look>> = {
  accept: 'good',
  conditional: 'warn',
  inconclusive: 'warn',
  reject: 'bad',
}

function head({ evidence, verdict }: JudgedScan, width: number): readonly TerminalLine[] {
  const { scan } = evidence
  const practice = scan.practice
    ? wrapped('Practice: these addresses, lists and listings are made up.', width, 'warn')
    : []
  const unfinished = scan.state === 'finished' ? '' : ', not finished'
  const what = `${scan.block}, ${describeQuantity(scan.targets, ...targetWords(scan))}, ${describeQuantity(evidence.lists.length, 'list')}, ${describeMoment(scan.finishedAt ?? scan.startedAt)}${unfinished}`
  return [
    ...practice,
    ...wrapped(what, width, 'dim'),
    ...wrapped(verdict.headline, width, looks[verdict.decision]),
    [],
  ]
}

function summary(
  { evidence, cases, verdict }: JudgedScan,
  width: number,
  rate: WorkRate | null,
): readonly TerminalLine[] {
  const cost = costOfWork(verdict.effortHours, rate)
  const country = compareCountry(evidence.promisedCountry, evidence.surroundings)
  const { listed, clear, noted, unknown } = countChecks(evidence)
  const figure = describeNumber
  const room = Math.max(1, Math.min(40, width - 20))
  const filled = Math.floor(verdict.coverage * room + 1e-9)
  return [
    [
      { text: 'Coverage  ', look: 'dim' },
      { text: '█'.repeat(filled), look: 'good' },
      { text: '╱'.repeat(room - filled), look: 'warn' },
      { text: ` ${describePercent(verdict.coverage)}`, look: 'plain' },
    ],
    ...labelled('Registry', registrySentence(evidence.surroundings.registry), width),
    ...labelled('Routing', routingSentence(evidence.surroundings.routing), width),
    ...(country === null ? [] : labelled('Country', describeCountry(country), width)),
    ...labelled(
      'Checks',
      `${figure(listed)} listed, ${figure(clear)} clear, ${figure(noted)} noted, ${figure(unknown)} unknown`,
      width,
    ),
    ...labelled(
      'Listed',
      `${figure(evidence.listedAddresses)} of ${describeQuantity(evidence.scan.targets, ...targetWords(evidence.scan))}${asFarAsKnown(verdict)}`,
      width,
    ),
    ...labelled('Effort', describeEffort(cases, verdict), width),
    ...(cost === null ? [] : labelled('Cost', describeWorkCost(cost), width)),
    ...labelled('Fit', describeCalendar(verdict), width),
    ...labelled('Path', describePath(evidence.scan.settings.path), width),
    ...labelled('Catalogue', `${evidence.scan.catalogueVersion}, rules ${verdict.rules}`, width),
  ]
}

/** The first day fit to send, at best and at worst. */
function describeCalendar(verdict: Verdict): string {
  const { days, firstDay } = verdict.calendar
  const [low, high] = days
  if (high === 0) return 'to send at once'
  const from = `from ${firstDay[0]}`
  if (high === null) {
    const day = low === 0 ? 'on a day that is not known' : `${from} at the earliest, with no end known`
    return `to send ${day}: ${whyNoEnd(verdict)}`
  }
  return low === high ? `to send ${from}` : `to send ${from} at best, from ${firstDay[1]} at worst`
}

function caseLines({ cases, evidence }: JudgedScan, width: number): readonly TerminalLine[] {
  const words = targetWords(evidence.scan)
  const lines = cases.slice(0, MOST_CASES).flatMap((entry): readonly TerminalLine[] => {
    const { severity, listName, scope, reference, addresses, ranges, method, whoMayAsk, requests } = entry
    // That single addresses are meant is said by their count.
    const matter = [...(scope === 'address' ? [] : [scopeWords[scope].toLowerCase()]), reference ?? '']
      .join(' ')
      .trim()
    const count = describeQuantity(addresses, ...words)
    const way = [
      method === 'none' || method === 'expiry'
        ? methodWords[method].toLowerCase()
        : `${methodWords[method].toLowerCase()}, asked by: ${whoWords[whoMayAsk].toLowerCase()}`,
      requests > 0 ? describeQuantity(requests, 'request') : 'no request',
      `work ${describeHours(entry.effortHours)}`,
      `delay ${describeDelay(entry.delayHours)}`,
    ].join('; ')
    const shown =
      ranges.length > 6
        ? `${ranges.slice(0, 6).join(', ')} and ${describeNumber(ranges.length - 6)} more ranges`
        : ranges.join(', ')
    const bad = severity === 'critical' || severity === 'high'
    return [
      ...hanging(
        `${severityWords[severity]}: ${listName}, ${count}${matter === '' ? '' : ` (${matter})`}`,
        width,
        2,
        bad ? 'bad' : 'plain',
      ),
      ...hanging(shown, width, 4, 'plain'),
      ...hanging(way, width, 4, 'dim'),
    ]
  })
  const more = cases.length - MOST_CASES
  return more > 0
    ? [...lines, ...hanging(`and ${describeNumber(more)} more cases; --json holds all.`, width, 2, 'dim')]
    : lines
}

function unusableLines({ lists }: ScanEvidence, width: number): readonly TerminalLine[] {
  return lists.filter(isUnusable).flatMap((entry) => {
    const health = healthOf(entry)
    const word = health === null ? '' : healthWords[health].toUpperCase()
    return hanging(
      `! ${entry.list.name} (${entry.list.zone}): ${word}. ${healthReason(entry)}`,
      width,
      2,
      'warn',
    )
  })
}

function listLines({ lists, scan }: ScanEvidence, width: number): readonly TerminalLine[] {
  const usable = lists.filter((entry) => !isUnusable(entry))
  if (usable.length === 0) return []
  if (width < NARROW) return usable.flatMap((entry) => narrowList(entry, scan, width))
  const columns = [8, 8, 8, 8]
  const health = 14
  const name = Math.max(8, Math.min(32, width - 2 - health - columns.length * 9))
  const cells = (words: readonly string[]): string =>
    words.map((word, i) => ` ${fitText(word, columns[i] ?? 8, 'right')}`).join('')
  const title = `  ${fitText('', name)} ${fitText('', health - 1)}${cells(['listed', 'clear', 'noted', 'unknown'])}`
  const row = (entry: ListEvidence): TerminalLine => {
    const state = healthOf(entry)
    const counts = countListChecks(entry, scan.targets)
    const known = cells([counts.listed, counts.clear, counts.noted].map(describeNumber))
    return [
      { text: `  ${fitText(clean(entry.list.name), name)} `, look: counts.listed > 0 ? 'bold' : 'plain' },
      {
        text: fitText(state === null ? whyNotProbed(entry, scan) : healthWords[state], health - 1),
        look: 'dim',
      },
      { text: known, look: 'plain' },
      {
        text: ` ${fitText(describeNumber(counts.unknown), 8, 'right')}`,
        look: counts.unknown > 0 ? 'warn' : 'plain',
      },
    ]
  }
  return [[{ text: title, look: 'dim' }], ...usable.map(row)]
}

function fileLines({ lists }: ScanEvidence, width: number): readonly TerminalLine[] {
  return lists.flatMap(({ list }) => {
    const source = describeSource(list)
    return source === '' ? [] : hanging(`${list.name}: ${source}`, width, 2, 'plain')
  })
}

/** Where columns do not fit, words: no count may fall off the edge, least of all the unknown ones. */
function narrowList(entry: ListEvidence, scan: Scan, width: number): readonly TerminalLine[] {
  const { listed, clear, noted, unknown } = countListChecks(entry, scan.targets)
  const state = healthOf(entry)
  const health = state === null ? whyNotProbed(entry, scan) : healthWords[state].toLowerCase()
  const counts = `${listed} listed, ${clear} clear, ${noted} noted, ${unknown} unknown`
  return hanging(`${entry.list.name}: ${health}; ${counts}`, width, 2, unknown > 0 ? 'warn' : 'plain')
}

function listedLines(evidence: ScanEvidence, width: number): readonly TerminalLine[] {
  const runs = listedRuns(evidence, readTargets(evidence.scan))
  const lines = runs.slice(0, MOST_RUNS).flatMap(({ range, addresses, listIds }) => {
    const count = addresses === 1 ? '' : ` (${describeNumber(addresses)})`
    return hanging(`${range}${count}  ${listIds.join(', ')}`, width, 2, 'plain')
  })
  const more = runs.length - MOST_RUNS
  return more > 0
    ? [
        ...lines,
        ...hanging(`and ${describeNumber(more)} more ranges; --csv and --json hold all.`, width, 2, 'dim'),
      ]
    : lines
}

function section(title: string, lines: readonly TerminalLine[]): readonly TerminalLine[] {
  return lines.length === 0 ? [] : [[], [{ text: title, look: 'bold' }], ...lines]
}

const bullet = (text: string, width: number): readonly TerminalLine[] =>
  hanging(`• ${text}`, width, 2, 'plain')

const wrapped = (text: string, width: number, look: Look): readonly TerminalLine[] =>
  wrapText(clean(text), width).map((line) => [{ text: line, look }])

/** Indented by `indent` columns, further lines by two more. */
function hanging(text: string, width: number, indent: number, look: Look): readonly TerminalLine[] {
  const room = Math.max(1, width - indent - 2)
  return wrapText(clean(text), room).map((line, i) => [
    { text: ' '.repeat(indent + (i === 0 ? 0 : 2)), look: 'plain' },
    { text: line, look },
  ])
}

function labelled(label: string, text: string, width: number): readonly TerminalLine[] {
  const tab = 10
  const lines = wrapText(clean(text), Math.max(1, width - tab))
  return lines.map((line, i) => [
    { text: i === 0 ? fitText(label, tab) : ' '.repeat(tab), look: 'dim' },
    { text: line, look: 'plain' },
  ])
}

const clean = (text: string): string => cleanStrangerText(text, 2000)
