import type { BounceCause } from '../../../shared/domain/bounce-knowledge.ts'
import { fitText, wrapText } from '../reports/terminal-line.ts'
import type { OperatorSum } from './bounce-json.ts'

/** What the table tells of one reading. */
export interface BounceFigures {
  readonly events: number
  readonly blocked: number
  readonly sums: readonly OperatorSum[]
  readonly others: readonly { readonly cause: BounceCause; readonly events: number }[]
}

const SHOWN_ADDRESSES = 3

/** Who blocks, how often, which addresses, and what to do: for a terminal of `width` columns. */
export function bounceTable({ events, blocked, sums, others }: BounceFigures, width: number): string {
  const lines: string[] = []
  const outbound = sums.filter(({ direction }) => direction === 'outbound')
  const inbound = sums.filter(({ direction }) => direction === 'inbound')
  if (outbound.length > 0) {
    lines.push(`${fitText('who blocks', 30)}  ${fitText('events', 9, 'right')}  addresses`)
    for (const sum of outbound) lines.push(...describeSum(sum, width))
    lines.push('')
  }
  lines.push(`${count(blocked)} of ${count(events)} refusals came of a list or a reputation.`)
  const rest = others.map(({ cause, events: number }) => `${cause} ${count(number)}`)
  if (rest.length > 0) lines.push(...wrapText(`The others: ${rest.join(', ')}.`, width))
  const turnedAway = inbound.reduce((sum, { events: number }) => sum + number, 0)
  if (turnedAway > 0) {
    lines.push(
      ...wrapText(
        `${count(turnedAway)} of the blocks were your own server's, against others; they are not in the table.`,
        width,
      ),
    )
  }
  return `${lines.join('\n')}\n`
}

function describeSum(
  { operator, zone, events, ips, first, last, next }: OperatorSum,
  width: number,
): string[] {
  const name = [operator ?? 'unknown', zone].filter((part) => part !== null).join(', ')
  const more = ips.length > SHOWN_ADDRESSES ? ` and ${count(ips.length - SHOWN_ADDRESSES)} more` : ''
  const shown = ips.length === 0 ? 'not named' : `${ips.slice(0, SHOWN_ADDRESSES).join(', ')}${more}`
  const span = first === null || last === null ? '' : `${first.slice(0, 10)} to ${last.slice(0, 10)}. `
  return [
    `${fitText(name, 30)}  ${fitText(count(events), 9, 'right')}  ${shown}`,
    ...wrapText(`${span}${next}`, Math.max(20, width - 4)).map((line) => `    ${line}`),
  ]
}

const count = (value: number): string => value.toLocaleString('en')
