import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'

/** A row of a table: cells in order, the last one as long as it likes. */
type Row = readonly string[]

const states: readonly DnsblList['status'][] = ['active', 'unverified', 'closed']

/** The catalogue as a table: what may be asked first, what is gone last. */
export function listsTable(lists: readonly DnsblList[]): string {
  const sorted = states.flatMap((state) => lists.filter(({ status }) => status === state))
  const rows = sorted.map(
    (list): Row => [list.id, list.polarity, list.impact, howToAsk(list), list.presets[0] ?? '-', list.zone],
  )
  const widths = widthsOf([HEAD, ...rows])
  return [HEAD, ...rows].map((row) => line(row, widths)).join('')
}

const HEAD: Row = ['list', 'polarity', 'impact', 'access', 'preset', 'zone']

function howToAsk({ status, access, answers, closed }: DnsblList): string {
  if (status === 'closed') return closed?.on ? `closed ${closed.on}` : 'closed'
  if (status === 'unverified') return 'unverified'
  if (answers === 'text') return 'texts'
  return access.optInReason !== null && access.kind === 'open' ? 'consent' : access.kind
}

/** One finding as a line of a table whose lists are known from the start. */
export class HealthTable {
  private readonly lists
  private readonly widths

  constructor(lists: readonly DnsblList[]) {
    this.lists = new Map(lists.map((list) => [list.id, list]))
    this.widths = widthsOf([
      HEALTH_HEAD,
      ...lists.map(({ id }): Row => [id, 'no-test-entry', 'unverified', '']),
    ])
  }

  readonly head = (): string => line(HEALTH_HEAD, this.widths)

  readonly row = ({ listId, health, reason }: ProbeFinding): string =>
    line([listId, health, this.lists.get(listId)?.status ?? '', cleanStrangerText(reason)], this.widths)
}

const HEALTH_HEAD: Row = ['list', 'health', 'state', 'what was seen']

const widthsOf = (rows: readonly Row[]): readonly number[] =>
  (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))

function line(row: Row, widths: readonly number[]): string {
  const cells = row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
  return `${cells.join('  ')}\n`
}
