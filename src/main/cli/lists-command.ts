import { isUsable } from '../../shared/domain/health.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Removal } from '../../shared/domain/removal.ts'
import { checkLists } from '../operations/check-lists.ts'
import type { Context } from '../operations/context.ts'
import { readChoices } from '../operations/list-choices.ts'
import { ownProblems } from '../operations/own-lists.ts'
import { readCatalogue } from '../operations/read-catalogue.ts'
import { readHealthHistory } from '../operations/read-health-history.ts'
import { readList } from '../operations/read-list.ts'
import { readOperator } from '../operations/read-operator.ts'
import type { CommandHost } from './command-host.ts'
import { type DecisionWord, decideListCommand, decisions } from './decide-list.ts'
import { describeChoices, type OneListsChoices } from './describe-choices.ts'
import { describeHistory } from './describe-history.ts'
import { describeList } from './describe-list.ts'
import { describeOperator } from './describe-operator.ts'
import { describeRemoval } from './describe-removal.ts'
import { exitStatus } from './exit-status.ts'
import { HealthTable, listsTable } from './lists-table.ts'
import { unlessStopped } from './unless-stopped.ts'

/** Options of `blockvet lists`. */
export interface ListsOptions {
  readonly catalog?: string[]
  readonly resolver?: string[]
  readonly direct?: boolean
  readonly db?: string
  readonly json?: boolean
  /** Takes back a key, a consent or a note. */
  readonly forget?: boolean
}

/** `blockvet lists [check|show|key|agree|on|off|default|registered] [ids…]`. Returns the exit status. */
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
    for (const warning of [...(context.catalogue.warnings ?? []), ...ownProblems(context)])
      host.tell(`${warning}\n`)
    if (verb === undefined) printLists(host, context, options)
    else if (verb === 'show') showLists(host, context, ids, options)
    else if (verb === 'check') return await printHealth(host, context, ids, options)
    else if (isDecision(verb))
      await decideListCommand(host, context, verb, { words: ids, forget: options.forget ?? false })
    else
      throw new OperationError(
        'bad-input',
        `'${verb}' is no part of lists; say lists, lists show ID, lists check, or ${decisions.join(', ')} and an ID.`,
      )
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}

const isDecision = (verb: string): verb is DecisionWord => decisions.some((word) => word === verb)

function printLists(host: CommandHost, context: Context, options: ListsOptions): void {
  const { lists } = readCatalogue(context)
  if (options.json) {
    host.print(`${JSON.stringify(lists)}\n`)
    return
  }
  host.print(listsTable(lists))
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
      const shown = { list, removal, codeRemovals, choices: choicesOf(context, list.id) }
      host.print(`${JSON.stringify({ ...shown, history: readHealthHistory(context, list.id) })}\n`)
      continue
    }
    host.print(describeList(list, context.catalogue.lists))
    host.print(describeChoices(choicesOf(context, list.id)))
    host.print(describeHistory(readHealthHistory(context, list.id)))
    for (const procedure of new Set([...(removal ? [removal] : []), ...codeRemovals])) {
      host.print(describeRemoval(procedure, codesWith(list, procedure)))
    }
  }
}

/** What the user decided about one list. */
function choicesOf(context: Context, id: string): OneListsChoices {
  const { agreed, asked, registered } = readChoices(context)
  return {
    agreedOn: agreed[id] ?? null,
    asked: asked[id] ?? null,
    registered: registered[id] ?? null,
  }
}

/** Which codes a procedure is for; empty when it is for the list as a whole. */
const codesWith = (list: DnsblList, { id }: Removal): string =>
  list.codes.flatMap(({ removalId, match }) => (removalId === id ? match : [])).join(', ')

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
  const { lists } = readCatalogue(context)
  const byId = new Map(lists.map((list) => [list.id, list]))
  const table = new HealthTable(
    ids.length > 0 ? lists.filter(({ id, zone }) => ids.includes(id) || ids.includes(zone)) : lists,
  )
  const counts = { seen: 0, well: 0, promoted: 0 }
  try {
    const findings = checkLists(context, { ...wanted, ...chosen, signal: stop.signal })
    // The path is looked at before the first finding, for seconds where it is silent.
    let next = await unlessStopped(findings.next(), stop.signal)
    for (; next && !next.done; next = await findings.next()) {
      const finding = next.value
      const status = byId.get(finding.listId)?.status
      // What is wrong with the ids is known before the first finding, and is no table.
      if (counts.seen === 0 && !options.json) host.print(table.head())
      counts.seen++
      if (isUsable(finding.health)) counts.well++
      if (isUsable(finding.health) && status === 'unverified') counts.promoted++
      host.print(options.json ? `${JSON.stringify({ ...finding, status })}\n` : table.row(finding))
    }
  } catch (error) {
    // Whoever stopped it does not care what the path says.
    if (!stop.signal.aborted) throw error
  } finally {
    forget()
  }
  if (stop.signal.aborted) {
    host.tell('Stopped; what was found is kept.\n')
    return exitStatus.stopped
  }
  host.tell(
    `${counts.well} of ${counts.seen} lists can be relied on now.${describePromoted(counts.promoted)}\n`,
  )
  return exitStatus.done
}

function describePromoted(count: number): string {
  if (count === 0) return ''
  const lists = count === 1 ? 'One of them is' : `${count} of them are`
  return ` ${lists} carried as unverified: no preset asks them, a scan does when you name them.`
}
