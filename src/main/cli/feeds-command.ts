import path from 'node:path'
import type { FeedState } from '../../shared/domain/feed-state.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import type { Context } from '../operations/context.ts'
import { importFeedFile } from '../operations/import-feed-file.ts'
import { listFeeds } from '../operations/list-feeds.ts'
import { unknownFeed, updateFeeds } from '../operations/update-feeds.ts'
import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'
import { describeFeed, feedTable } from './feed-table.ts'

/** Options of `blockvet feeds`. */
export interface FeedsOptions {
  readonly as?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** `blockvet feeds [list|show|update|import] [words…]`. Returns the exit status. */
export async function feedsCommand(
  host: CommandHost,
  words: readonly string[],
  options: FeedsOptions,
): Promise<number> {
  const [verb = 'list', ...rest] = words
  const context = await host.openContext({})
  try {
    switch (verb) {
      case 'list':
        return await list(host, context, options)
      case 'show':
        return await show(host, context, rest, options)
      case 'update':
        return await update(host, context, rest, options)
      case 'import':
        return await take(host, context, rest, options)
      default:
        throw new OperationError(
          'bad-input',
          `'${cleanStrangerText(verb, 40)}' is no part of feeds; say feeds, feeds show ID, feeds update [ID…] or feeds import FILE.`,
        )
    }
  } finally {
    await host.closeContext(context)
  }
}

async function list(host: CommandHost, context: Context, options: FeedsOptions): Promise<number> {
  const states = await listFeeds(context)
  host.print(options.json ? `${JSON.stringify(states)}\n` : feedTable(states, context.now()))
  return exitStatus.done
}

async function show(
  host: CommandHost,
  context: Context,
  ids: readonly string[],
  options: FeedsOptions,
): Promise<number> {
  if (ids.length === 0)
    throw new OperationError('bad-input', 'Say which feed to show: blockvet feeds show ID.')
  const states = await listFeeds(context)
  const found = ids.map((id) => {
    const state = states.find(({ feed }) => feed.id === id)
    if (!state) throw unknownFeed(cleanStrangerText(id, 64))
    return state
  })
  for (const state of found)
    host.print(options.json ? `${JSON.stringify(state)}\n` : describeFeed(state, context.now()))
  return exitStatus.done
}

async function update(
  host: CommandHost,
  context: Context,
  ids: readonly string[],
  options: FeedsOptions,
): Promise<number> {
  const stop = new AbortController()
  const forget = host.onStopSignal(() => stop.abort())
  const tally = { fetched: 0, unchanged: 0, skipped: 0, failed: 0 }
  try {
    for await (const event of updateFeeds(context, ids.length > 0 ? ids : undefined, stop.signal)) {
      if (options.json) host.print(`${JSON.stringify(event)}\n`)
      if (event.kind === 'ended') {
        tally[event.outcome]++
        if (!options.json) host.print(`${event.feedId}  ${event.outcome}: ${cleanStrangerText(event.text)}\n`)
        continue
      }
      if (options.quiet || !host.terminal.errIsTty) continue
      const words =
        event.kind === 'started'
          ? `Fetching ${event.feedId}, ${event.position} of ${event.of}`
          : `Fetching ${event.feedId}: ${Math.round(event.bytes / 1000).toLocaleString('en')} kB`
      host.tell(`\r\u001b[K${words}`)
      if (event.kind === 'receiving') continue
    }
  } finally {
    forget()
    if (!options.quiet && host.terminal.errIsTty) host.tell('\r\u001b[K')
  }
  if (stop.signal.aborted) {
    host.tell('Stopped; what was fetched before is kept.\n')
    return exitStatus.stopped
  }
  const { fetched, unchanged, skipped, failed } = tally
  host.tell(`${fetched} fetched, ${unchanged} unchanged, ${skipped} too early, ${failed} failed.\n`)
  return failed > 0 ? exitStatus.failed : exitStatus.done
}

async function take(
  host: CommandHost,
  context: Context,
  words: readonly string[],
  options: FeedsOptions,
): Promise<number> {
  if (words.length === 0)
    throw new OperationError('bad-input', 'Say which file to import: blockvet feeds import FILE.')
  if (words.length > 1 && options.as)
    throw new OperationError('bad-input', 'With --as only one file can be imported.')
  for (const file of words) {
    const state = await importFeedFile(context, {
      path: path.resolve(file),
      fileName: path.basename(file),
      as: options.as,
    })
    host.print(options.json ? `${JSON.stringify(state)}\n` : describeImport(state))
    for (const { line, reason } of options.json ? [] : state.problems) {
      host.tell(`${path.basename(file)}, line ${line}: ${reason}\n`)
    }
    const untold = state.badLines - state.problems.length
    if (!options.json && untold > 0)
      host.tell(`${untold.toLocaleString('en')} more lines could not be read.\n`)
  }
  return exitStatus.done
}

function describeImport({ feed, entries, badLines }: FeedState): string {
  const left = badLines === 0 ? '' : `; ${badLines.toLocaleString('en')} lines could not be read`
  return `${feed.id}  imported: ${(entries ?? 0).toLocaleString('en')} entries${left}.\n`
}
