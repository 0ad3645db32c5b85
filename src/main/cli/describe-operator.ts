import type { BounceKnowledge, BounceRule } from '../../shared/domain/bounce-knowledge.ts'
import type { OperatorDetails } from '../operations/read-operator.ts'
import { describeRemoval } from './describe-removal.ts'

/** A party without lists of that id, as `lists show` tells it: who it is, how it clears, by which words it is known. */
export function describeOperator({ operator, listIds, removals, bounces }: OperatorDetails): string {
  const rows: readonly (readonly [name: string, value: string | null])[] = [
    ['kind', operator.kind.replace('-', ' ')],
    ['page', operator.url],
    ['also', operator.aliases.join(', ') || null],
    ['lists', listIds.join(', ') || null],
  ]
  const heads = removals.map((removal) => `  ${removal.id}\n${describeRemoval(removal, '')}`)
  return [
    `${operator.id}  ${operator.name}\n`,
    tell(rows),
    ...heads,
    bounces ? describeBounces(bounces) : '',
  ].join('')
}

function describeBounces(bounces: BounceKnowledge): string {
  const mark = (field: string): string => (bounces.unverified.includes(field) ? ' (unverified)' : '')
  const list = (words: readonly string[], field: string): string | null =>
    words.length === 0 ? null : `${words.join(', ')}${mark(field)}`
  return tell([
    ['recipients', list(bounces.recipientDomains, 'recipientDomains')],
    ['servers', list(bounces.mxHosts, 'mxHosts')],
    ['look-up', bounces.lookupUrl && `${bounces.lookupUrl}${mark('lookupUrl')}`],
    ...bounces.fragments.map((rule) => ['words', `${describeRule(rule)}${mark('fragments')}`] as const),
    ...bounces.codes.flatMap((rule) => [
      ['code', `${describeRule(rule)}${mark('codes')}`] as const,
      ...rule.bits.map(({ means }, i) => ['', `digit ${i + 1} from the right  ${means}`] as const),
    ]),
  ])
}

function describeRule({ pattern, cause, means, weak, refersTo }: BounceRule): string {
  const who = refersTo.length === 0 ? '' : `, see ${refersTo.join(', ')}`
  return `${pattern}  ${means ? `${means} ` : ''}(${cause}${who}${weak ? ', only beside its recipients or servers' : ''})`
}

const tell = (rows: readonly (readonly [name: string, value: string | null])[]): string =>
  rows.map(([name, value]) => (value === null ? '' : `  ${name.padEnd(10)}  ${value}\n`)).join('')
