import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { listsToProbe, selectLists } from '../engine/catalogue/select-lists.ts'
import { createPace } from '../engine/scan/create-pace.ts'
import { listRate } from '../engine/scan/list-pace.ts'
import { checkPath } from './check-path.ts'
import { choosePath } from './choose-path.ts'
import type { Context } from './context.ts'
import { createProber } from './create-prober.ts'
import { limitDns } from './limit-dns.ts'
import { readChoices } from './list-choices.ts'
import { listsWithoutKey, openKeys } from './list-keys.ts'
import { openRoutes } from './open-routes.ts'
import { openZoneFiles } from './open-zone-files.ts'
import { readSettings } from './read-settings.ts'

/** Lists probed at the same time. */
const AT_ONCE = 16
/** A probe may send a handful of questions per second to one list. */
const PROBE_RATE = 5
const probing = {
  ratePerSecond: 200,
  listRatePerSecond: null,
  timeoutMs: 2000,
  retries: 2,
  granularity: 64,
}

/** How to ask; what is left out follows the settings. */
export interface CheckListsOptions {
  readonly listIds?: readonly string[] | undefined
  readonly path?: {
    readonly pathKind: 'system' | 'resolver' | 'direct'
    readonly resolvers: readonly string[]
  }
  readonly signal?: AbortSignal | undefined
  /** False keeps the findings out of the history of the lists. */
  readonly keep?: boolean
}

/** Probes the health of lists now, all that one may ask without consent when none are named, and gives each finding as it comes. */
export async function* checkLists(
  context: Context,
  { listIds, path, signal, keep = true }: CheckListsOptions,
): AsyncGenerator<ProbeFinding, void, undefined> {
  const wanted = await chooseLists(context, listIds)
  const zones = await openZoneFiles(await openKeys(context, wanted), wanted)
  const { lists } = zones
  const chosen = choosePath(context, path ?? readSettings(context))
  const warnings = await checkPath(context, chosen, lists)
  const routeFor = openRoutes(zones.context, chosen)
  const dns = limitDns(zones.context, lists, () => 0)
  const paced = { ratePerSecond: PROBE_RATE, listRatePerSecond: readSettings(context).listRatePerSecond }
  const waiting = [...lists]
  const open = new Set<Promise<void>>()
  const ready: ProbeFinding[] = []
  const probe = async (list: DnsblList): Promise<ProbeFinding> => {
    const family = list.families[0] ?? 4
    const prober = createProber({ ...zones.context, dns }, probing, family, warnings)
    const pace = createPace(listRate(list, paced), context.clock)
    return prober.probe(list, await routeFor(list, signal), pace, signal)
  }
  const stopped = (): boolean => signal?.aborted ?? false
  while ((waiting.length > 0 || open.size > 0) && !stopped()) {
    while (open.size < AT_ONCE) {
      const list = waiting.shift()
      if (!list) break
      const task: Promise<void> = probe(list).then((finding) => {
        open.delete(task)
        ready.push(finding)
        if (keep) context.store.listHealth.add(finding, { path: chosen.kind, scanId: null })
      })
      open.add(task)
    }
    await Promise.race(open)
    for (let finding = ready.shift(); finding; finding = ready.shift()) yield finding
  }
}

/** Named lists, or all that one may ask; keyed ones only where their key is here. */
async function chooseLists(
  context: Context,
  listIds: readonly string[] | undefined,
): Promise<readonly DnsblList[]> {
  if (!listIds) {
    const { lists } = context.catalogue
    const missing = await listsWithoutKey(context, lists)
    return listsToProbe(lists, readChoices(context)).filter(({ id }) => !missing.has(id))
  }
  const selected = selectLists(context.catalogue, { ids: listIds })
  if (!selected.ok) throw new OperationError('bad-input', selected.problem)
  return selected.lists
}
