import { closingWords } from '../../shared/domain/closing.ts'
import type { CodeRule, DnsblList } from '../../shared/domain/list.ts'

/** Everything the catalogue knows of one list, but its removal, as text for a terminal. */
export function describeList(list: DnsblList, all: readonly DnsblList[]): string {
  const wholes = all.filter(({ combines }) => combines.includes(list.id)).map(({ id }) => id)
  const rows: (readonly [string, string | null])[] = [
    ['zone', list.zone],
    ['operator', list.operatorName],
    ['closed', describeEnd(list)],
    ['lists', list.status === 'closed' ? null : list.what],
    ...(list.status === 'closed' ? [] : describeOpen(list, wholes)),
    ...list.sources.map((source) => ['source', `${source.what}: ${source.ref}`] as const),
  ]
  const body = rows.flatMap(([label, value]) => (value === null ? [] : [`  ${label.padEnd(10)}  ${value}`]))
  return `${list.id}  ${list.name}\n${body.join('\n')}\n`
}

function describeOpen(list: DnsblList, wholes: readonly string[]): (readonly [string, string | null])[] {
  const { listed, unlisted, listed6, unlisted6 } = list.testPoints
  const points = [listed, listed6].filter((point) => point !== null).join(', ') || 'none'
  const clear = [unlisted, unlisted6].filter((point) => point !== null).join(', ') || 'none'
  return [
    ['polarity', list.polarity],
    ['data', `${list.families.map((family) => `IPv${family}`).join(' and ')}, one entry for ${unitOf(list)}`],
    ['impact', list.impactReason ? `${list.impact}: ${list.impactReason}` : list.impact],
    ...(list.usedBy ?? []).map(
      ({ filter, weight }) => ['asked by', weight ? `${filter}: ${weight}` : filter] as const,
    ),
    ['state', describeState(list)],
    ['access', list.access.note ? `${list.access.kind}: ${list.access.note}` : list.access.kind],
    ['consent', list.access.optInReason],
    ['pace', `${list.ratePerSecond}/s${list.dailyBudget === null ? '' : `, ${list.dailyBudget} a day`}`],
    ['presets', list.presets.length > 0 ? list.presets.join(', ') : null],
    ['look-up', describeLookup(list)],
    ['combines', list.combines.length > 0 ? list.combines.join(', ') : null],
    ['part of', wholes.length > 0 ? wholes.join(', ') : null],
    ['test', `listed: ${points}; not listed: ${clear}`],
    ...list.codes.map((rule) => ['code', describeCode(rule)] as const),
    ['escalates', describeEscalation(list)],
    ...list.refusals.map((rule) => ['refusal', `${rule.match}  ${rule.means}`] as const),
  ]
}

function describeEnd({ closed, status }: DnsblList): string | null {
  if (!closed) return status === 'closed' ? 'it has shut down' : null
  const { on, manner, note } = closed
  const day = on === null ? '' : `${on}: `
  return `${day}${closingWords[manner]}.${note === null ? '' : ` ${note}`}`
}

function describeState({ status, checkedOn, confidence, answers }: DnsblList): string {
  const seen = checkedOn ? ` (${checkedOn})` : ''
  const state = `${status}${seen}, confidence ${confidence}`
  if (answers === 'text')
    return `${state}; it answers with texts on routes, so no address is checked against it`
  return status === 'unverified' ? `${state}; asked when named, believed after a good probe` : state
}

function describeLookup({ lookupUrl, unverified = [] }: DnsblList): string | null {
  return lookupUrl && `${lookupUrl}${unverified.includes('lookupUrl') ? ' (unverified)' : ''}`
}

function describeCode({ match, means, impact, reason, policy, origin }: CodeRule): string {
  const facts = [
    ...(policy ? ['policy'] : []),
    ...(impact ? [`impact ${impact}`] : []),
    ...(origin ? [`from ${origin}`] : []),
    ...(reason ? [reason] : []),
  ]
  return `${match}  ${means}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`
}

function describeEscalation({ escalation }: DnsblList): string | null {
  if (!escalation) return null
  const { fromListId, toListId, withinDays, steps } = escalation
  const sizes = steps.map(({ prefixLength, entries }) => `/${prefixLength} from ${entries}`).join(', ')
  return `entries on ${fromListId} within ${withinDays} days put a whole allocation on ${toListId}: ${sizes}`
}

function unitOf({ granularity }: DnsblList): string {
  switch (granularity) {
    case 'address':
      return 'each address'
    case '/24':
    case '/64':
      return `each ${granularity}`
    case 'allocation':
      return 'each allocation'
    case 'asn':
      return 'each network (AS)'
    case 'mixed':
      return 'addresses and ranges'
  }
}
