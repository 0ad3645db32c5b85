import { isUsable, type ProbeFinding } from '../../shared/domain/health.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Removal } from '../../shared/domain/removal.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { checkLists } from '../operations/check-lists.ts'
import type { Context } from '../operations/context.ts'
import { readCatalogue } from '../operations/read-catalogue.ts'
import { readList } from '../operations/read-list.ts'
import { readOperator } from '../operations/read-operator.ts'
import type { CommandHost } from './command-host.ts'
import { describeOperator } from './describe-operator.ts'
import { describeRemoval } from './describe-removal.ts'
import { exitStatus } from './exit-status.ts'

/** Options of `blockvet lists`. */
export interface ListsOptions {
  readonly catalog?: string[]
  readonly resolver?: string[]
  readonly direct?: boolean
  readonly db?: string
  readonly json?: boolean
}

/** `blockvet lists [check|show] [ids…]`. Returns the exit status. */
export async function listsCommand(
  host: CommandHost,
  words: readonly string[],
  options: ListsOptions,
): Promise<number> {
  const [verb, ...ids] = words
  const context = await host.openContext({
    ...(options.db ? { databaseFile: options.db } : {}),
    ...(options.catalog ? { catalogPaths: options.catalog } : {}),
  })
  try {
    if (verb === undefined) printLists(host, context, options)
    else if (verb === 'show') showLists(host, context, ids, options)
    else if (verb === 'check') return await printHealth(host, context, ids, options)
    else
      throw new OperationError(
        'bad-input',
        `'${verb}' is no part of lists; say lists, lists show ID or lists check.`,
      )
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}

function printLists(host: CommandHost, context: Context, options: ListsOptions): void {
  const { lists } = readCatalogue(context)
  if (options.json) {
    host.print(`${JSON.stringify(lists)}\n`)
    return
  }
  const width = Math.max(...lists.map(({ id }) => id.length), 4)
  for (const { id, polarity, impact, status, access, zone } of lists) {
    const how = status === 'active' ? access.kind : status
    const row = [id.padEnd(width), polarity.padEnd(5), impact.padEnd(8), how.padEnd(12), zone]
    host.print(`${row.join('  ')}\n`)
  }
}

function showLists(host: CommandHost, context: Context, ids: readonly string[], options: ListsOptions): void {
  if (ids.length === 0)
    throw new OperationError('bad-input', 'Say which list or operator to show: blockvet lists show ID.')
  for (const id of ids) {
    const isList = context.catalogue.lists.some((list) => list.id === id)
    const party = isList ? null : readOperator(context, id)
    if (party) {
      host.print(options.json ? `${JSON.stringify(party)}\n` : describeOperator(party))
      continue
    }
    const { list, removal, codeRemovals } = readList(context, id)
    if (options.json) {
      host.print(`${JSON.stringify({ list, removal, codeRemovals })}\n`)
      continue
    }
    host.print(describeList(list))
    for (const procedure of [...(removal ? [removal] : []), ...codeRemovals]) {
      host.print(describeRemoval(procedure, codesWith(list, procedure)))
    }
  }
}

/** Which codes a procedure is for; empty when it is for the list as a whole. */
const codesWith = (list: DnsblList, { id }: Removal): string =>
  list.codes.flatMap(({ removalId, match }) => (removalId === id ? match : [])).join(', ')

function describeList(list: DnsblList): string {
  const rows: [string, string | null][] = [
    ['zone', list.zone],
    ['operator', list.operatorName],
    ['lists', list.what],
    ['polarity', list.polarity],
    ['impact', list.impactReason ? `${list.impact}: ${list.impactReason}` : list.impact],
    ['state', `${list.status}${list.checkedOn ? ` (${list.checkedOn})` : ''}, confidence ${list.confidence}`],
    ['access', list.access.note ? `${list.access.kind}: ${list.access.note}` : list.access.kind],
    ['pace', `${list.ratePerSecond}/s${list.dailyBudget === null ? '' : `, ${list.dailyBudget} a day`}`],
    ...list.codes.map((rule): [string, string] => ['code', `${rule.match}  ${rule.means}`]),
    ...list.refusals.map((rule): [string, string] => ['refusal', `${rule.match}  ${rule.means}`]),
    ...list.sources.map((source): [string, string] => ['source', `${source.what}: ${source.ref}`]),
  ]
  const body = rows.flatMap(([label, value]) => (value === null ? [] : [`  ${label.padEnd(10)}  ${value}`]))
  return `${list.id}  ${list.name}\n${body.join('\n')}\n`
}

async function printHealth(
  host: CommandHost,
  context: Context,
  ids: readonly string[],
  options: ListsOptions,
): Promise<number> {
  const stop = new AbortController()
  const forget = host.onStopSignal(() => stop.abort())
  const resolvers = options.resolver ?? []
  const pathKind = options.direct ? 'direct' : 'resolver'
  const chosen = options.direct || resolvers.length > 0 ? { path: { pathKind, resolvers } as const } : {}
  const wanted = ids.length > 0 ? { listIds: ids } : {}
  const shown = ids.length > 0 ? ids : readCatalogue(context).lists.map(({ id }) => id)
  const width = Math.max(...shown.map((id) => id.length), 4)
  let well = 0
  let seen = 0
  for await (const finding of checkLists(context, { ...wanted, ...chosen, signal: stop.signal })) {
    seen++
    if (isUsable(finding.health)) well++
    host.print(options.json ? `${JSON.stringify(finding)}\n` : describeFinding(finding, width))
  }
  forget()
  if (stop.signal.aborted) return exitStatus.stopped
  host.tell(`${well} of ${seen} lists can be relied on now.\n`)
  return exitStatus.done
}

function describeFinding({ listId, health, reason }: ProbeFinding, width: number): string {
  return `${listId.padEnd(width)}  ${health.padEnd(13)}  ${cleanStrangerText(reason)}\n`
}
