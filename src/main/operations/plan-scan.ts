import { describeClosing } from '../../shared/domain/closing.ts'
import { type DnsblList, followsPath, needsKey, readsZoneFiles } from '../../shared/domain/list.ts'
import type { ListChoices } from '../../shared/domain/list-choices.ts'
import { PENDING } from '../../shared/domain/outcome.ts'
import type { PathWarning } from '../../shared/domain/path.ts'
import type { Plan, PlannedBudget, PlannedList } from '../../shared/domain/plan.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import { describePublicResolver } from '../engine/dns/public-resolvers.ts'
import { listSeconds, PROBE_QUESTIONS, scanSeconds } from '../engine/scan/estimate-scan.ts'
import { resolversOf } from './choose-path.ts'
import type { Context } from './context.ts'
import { probeReserve } from './daily-ledger.ts'
import { describeBudget } from './describe-budget.ts'
import { readChoices } from './list-choices.ts'
import { listsWithoutKey } from './list-keys.ts'
import { readAnyOrder } from './read-any-order.ts'
import type { ReadyOrder, ScanOrder } from './scan-order.ts'

/** What a scan would do. Sends nothing. */
export async function planScan(context: Context, order: ScanOrder): Promise<Plan> {
  const { ready, carried } = readAnyOrder(context, order)
  const open = new Map(carried.map(({ listId, map }) => [listId, map.tally()[PENDING] ?? 0]))
  const { path } = ready.settings
  const pathWarnings = warnOfPath(context, ready)
  const withoutKey = await listsWithoutKey(context, ready.lists)
  const choices = readChoices(context)
  const lists = ready.lists.map((list) =>
    planList({ ...context, withoutKey, choices }, list, ready, {
      publicPath: pathWarnings.length > 0,
      open: open.get(list.id) ?? null,
    }),
  )
  const used = lists.filter((list) => list.skipped === null)
  const checks = used.reduce((sum, list) => sum + list.checks, 0)
  const fromFiles = new Set(ready.lists.filter(readsZoneFiles).map(({ id }) => id))
  const asked = used.filter(({ id }) => !fromFiles.has(id))
  const queries = asked.reduce(
    (sum, list) => sum + list.checks + 2 * PROBE_QUESTIONS * ready.blocks.length,
    0,
  )
  const times = asked.map((list) => list.seconds)
  return {
    blocks: ready.blocks.map(({ block, text, notices }) => ({
      block: text,
      addresses: targetsOf(block, ready.settings.granularity).count,
      notices,
    })),
    lists,
    path,
    pathWarnings,
    addresses: ready.addresses,
    checks,
    queries,
    ratePerSecond: ready.settings.ratePerSecond,
    listRatePerSecond: ready.settings.listRatePerSecond,
    seconds: scanSeconds(times, queries, ready.settings),
  }
}

interface PlanContext extends Pick<Context, 'ledger'> {
  readonly withoutKey: ReadonlyMap<string, string>
  readonly choices: ListChoices
}

/** `open`: how many checks of the list are asked anew, where the rest is carried over; null = all. */
function planList(
  { ledger, withoutKey, choices }: PlanContext,
  list: DnsblList,
  ready: ReadyOrder,
  { publicPath, open }: { readonly publicPath: boolean; readonly open: number | null },
): PlannedList {
  const { id, name, zone, access } = list
  const skipped =
    open === 0 ? 'All of it is carried over from the earlier scan.' : whySkipped(list, ready, withoutKey)
  const checks = skipped ? 0 : (open ?? checksOf(list, ready))
  const seconds = skipped || readsZoneFiles(list) ? 0 : listSeconds(list, checks, ready.settings)
  const budget = skipped ? null : budgetOf(ledger, list, checks)
  const warnings = skipped ? [] : warnOfList(list, checks, { publicPath, budget, choices })
  return { id, name, zone, checks, seconds, skipped, warnings, access, ...(budget ? { budget } : {}) }
}

/** Addresses of the blocks whose family the list knows. */
function checksOf(list: DnsblList, { blocks, settings }: ReadyOrder): number {
  const known = blocks.filter(({ block }) => list.families.includes(block.family))
  return known.reduce((sum, { block }) => sum + targetsOf(block, settings.granularity).count, 0)
}

function whySkipped(
  list: DnsblList,
  ready: ReadyOrder,
  withoutKey: ReadonlyMap<string, string>,
): string | null {
  if (list.status === 'closed')
    return list.closed ? `It is ${describeClosing(list.closed)}.` : 'It has shut down.'
  const keyless = withoutKey.get(list.id)
  if (keyless !== undefined) return keyless
  if (ready.blocks.some(({ block }) => list.families.includes(block.family))) return null
  return ready.blocks[0]?.block.family === 6 ? 'It has no IPv6 data.' : 'It has no IPv4 data.'
}

function warnOfList(
  list: DnsblList,
  checks: number,
  {
    publicPath,
    budget,
    choices,
  }: { publicPath: boolean; budget: PlannedBudget | null; choices: ListChoices },
): string[] {
  const warnings: string[] = []
  const { kind, note, optInReason } = list.access
  const registered = choices.registered[list.id]
  if (kind === 'registration')
    warnings.push(
      registered ? `You registered: ${registered}` : (note ?? 'It answers registered resolvers only.'),
    )
  if (!needsKey(list) && (kind === 'key' || kind === 'paid'))
    warnings.push(note ?? 'It answers holders of a key only.')
  if (kind === 'open' && note && list.dailyBudget !== null) warnings.push(note)
  if (optInReason && choices.agreed[list.id] === undefined)
    warnings.push(`${optInReason} A scan that names it counts as agreement.`)
  if (publicPath && followsPath(list) && list.refusals.length > 0) {
    warnings.push('It refuses questions that come through public resolvers.')
  }
  const overrun = budget && describeBudget(budget, checks)
  return overrun ? [...warnings, overrun] : warnings
}

function budgetOf(ledger: Context['ledger'], list: DnsblList, checks: number): PlannedBudget | null {
  const { dailyBudget: perDay } = list
  if (perDay === null || readsZoneFiles(list)) return null
  const leftToday = ledger.left(list)
  const reserve = probeReserve(list)
  const fits = Math.max(0, leftToday - reserve)
  const later = Math.max(1, perDay - reserve)
  return { perDay, leftToday, fits, days: 1 + Math.max(0, Math.ceil((checks - fits) / later)) }
}

function warnOfPath(context: Context, ready: ReadyOrder): PathWarning[] {
  const { path } = ready.settings
  if (path.kind === 'direct' || !ready.lists.some(followsPath)) return []
  return resolversOf(context, path).flatMap((resolver) => describePublicResolver(resolver) ?? [])
}
