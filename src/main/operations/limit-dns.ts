import { ADDRESS_PLACEHOLDER, type DnsblList } from '../../shared/domain/list.ts'
import { apexName, plainZone } from '../../shared/domain/zone-name.ts'
import type { DnsPort } from '../engine/dns/dns-port.ts'
import type { Context } from './context.ts'

type Budgeted = Pick<DnsblList, 'zone' | 'dailyBudget'>

/**
 * The client of a context with the daily budgets of these lists held: no packet to one of their zones leaves without
 * the ledger's leave, be it a retry, a text or a probe. A question that gets none ends as a failure, cause `budget`.
 * `keep`: packets of each budget that are left over.
 */
export function limitDns(
  { dns, ledger }: Pick<Context, 'dns' | 'ledger'>,
  lists: readonly Budgeted[],
  keep: (list: Budgeted) => number,
): DnsPort {
  const budgeted = lists.filter(({ dailyBudget }) => dailyBudget !== null)
  if (budgeted.length === 0) return dns
  const listOf = (name: string): Budgeted | undefined =>
    budgeted.find(({ zone }) => apexName(zone) === name || belongsTo(zone, name))
  return {
    async ask(question, options) {
      const list = listOf(question.name)
      if (!list) return dns.ask(question, options)
      const spent = new AbortController()
      const signal = options.signal ? AbortSignal.any([options.signal, spent.signal]) : spent.signal
      const beforeSend = (): Promise<void> | void =>
        ledger.take(list, keep(list)) ? options.beforeSend?.() : spent.abort()
      const answer = await dns.ask(question, { ...options, signal, beforeSend })
      const isSpent = spent.signal.aborted && options.signal?.aborted !== true
      return isSpent && answer.kind === 'failure' && answer.cause === 'cancelled'
        ? { ...answer, cause: 'budget' }
        : answer
    },
    openLine(options) {
      const list = listOf(options.zone)
      if (!list) return dns.openLine(options)
      return dns.openLine({ ...options, mayLeave: () => ledger.take(list, keep(list)) })
    },
    get counters() {
      return dns.counters
    },
    close: () => dns.close(),
  }
}

/** A zone with a place for the address is known by what comes after it. */
const belongsTo = (zone: string, name: string): boolean =>
  name === zone || name.endsWith(`.${zone.includes(ADDRESS_PLACEHOLDER) ? plainZone(zone) : zone}`)
