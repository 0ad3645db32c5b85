import { MOST_ATTACHMENT_BYTES } from '../../shared/domain/attachment.ts'
import { type CampaignRow, type RequestState, requestStates } from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { addReply } from '../operations/add-reply.ts'
import { attachFile, readAttachment } from '../operations/attachments.ts'
import { listBounces } from '../operations/bounce-groups.ts'
import { changeRequest } from '../operations/change-request.ts'
import type { Context } from '../operations/context.ts'
import { exportCampaign } from '../operations/export-campaign.ts'
import { listCampaign } from '../operations/find-request.ts'
import { readRequest } from '../operations/read-request.ts'
import { startCampaign } from '../operations/start-campaign.ts'
import { startFromBounces } from '../operations/start-from-bounces.ts'
import { verifyRequest } from '../operations/verify-request.ts'
import type { CommandHost } from './command-host.ts'
import { describeDraft } from './describe-draft.ts'
import { exitStatus } from './exit-status.ts'
import type { PaperSize } from './paper-option.ts'
import { readAtMost } from './read-at-most.ts'

/** Options of `blockvet campaign`. */
export interface CampaignOptions {
  readonly db?: string
  readonly catalog?: readonly string[]
  readonly json?: boolean
  readonly minutes?: number
  readonly bounces?: boolean
  readonly address?: string
  readonly paper?: PaperSize
}

/** `blockvet campaign`: the clean-up on the command line. Returns the exit status. */
export async function campaignCommand(
  host: CommandHost,
  words: readonly string[],
  options: CampaignOptions,
): Promise<number> {
  const context = await host.openContext({
    ...(options.db ? { databaseFile: options.db } : {}),
    ...(options.catalog ? { catalogPaths: options.catalog } : {}),
  })
  try {
    host.print(await perform(host, context, words, options))
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}

async function perform(
  host: CommandHost,
  context: Context,
  [verb = 'list', ...rest]: readonly string[],
  options: CampaignOptions,
): Promise<string> {
  switch (verb) {
    case 'list':
      return tell(listCampaign(context), options)
    case 'start':
      if (options.bounces) return startOfBounces(context, rest[0] ?? null, options)
      return tell(startCampaign(context, expect(rest, 0, 'the scan')), options)
    case 'show':
      return show(context, expect(rest, 0, 'the request'), rest[1] ?? null, options)
    case 'state':
      return tell(
        [changeRequest(context, { id: expect(rest, 0, 'the request'), state: stateOf(rest[1] ?? '') })],
        options,
      )
    case 'note': {
      const id = expect(rest, 0, 'the request')
      expect(rest, 1, 'the note')
      return tell(
        [changeRequest(context, { id, note: rest.slice(1).join(' '), minutes: options.minutes })],
        options,
      )
    }
    case 'reply': {
      const bytes = await read(host, expect(rest, 0, 'the file of the reply'))
      return tell([await addReply(context, bytes, rest[1])], options)
    }
    case 'attach':
      return attach(host, context, rest)
    case 'file': {
      const { content } = readAttachment(context, expect(rest, 0, 'the file that is kept'))
      const file = expect(rest, 1, 'the file to write')
      await host.writeFile(file, content)
      return `Written: ${file}\n`
    }
    case 'verify':
      return verify(host, context, rest, options)
    case 'csv':
    case 'ics': {
      const text = String((await exportCampaign(context, { format: verb })).content)
      const [file = '-'] = rest
      if (file === '-') return text
      await host.writeFile(file, text)
      return `Written: ${file}\n`
    }
    case 'pdf': {
      const file = expect(rest, 0, 'the file to write')
      await host.writeFile(
        file,
        (await exportCampaign(context, { format: 'pdf', paper: options.paper })).content,
      )
      return `Written: ${file}\n`
    }
    default:
      throw new OperationError(
        'bad-input',
        `There is no 'campaign ${verb.slice(0, 40)}'.`,
        'Say list, start, show, state, note, reply, attach, file, verify, csv, ics or pdf.',
      )
  }
}

const read = async (host: CommandHost, file: string): Promise<Uint8Array> =>
  readAtMost(await host.openInput(file), file, MOST_ATTACHMENT_BYTES)

/** Puts a file to a request. */
async function attach(host: CommandHost, context: Context, words: readonly string[]): Promise<string> {
  const file = expect(words, 1, 'the file to keep')
  const kept = attachFile(context, expect(words, 0, 'the request'), file, await read(host, file))
  return `${kept.id}  ${kept.name}  ${kept.bytes} bytes\n`
}

/** Requests of bounces, and how many groups name no address to ask for. */
function startOfBounces(context: Context, groupId: string | null, options: CampaignOptions): string {
  const told = tell(startFromBounces(context, groupId, options.address), options)
  const without = listBounces(context).filter(
    ({ direction, address }) => direction === 'outbound' && address === null,
  )
  if (groupId !== null || options.json || without.length === 0) return told
  const ids = without
    .map(({ id, operatorName }) => `  ${id}  ${cleanStrangerText(operatorName ?? '', 80)}`)
    .join('\n')
  return `${told}Left out, since they name no address of yours: ${without.length}. Say it with campaign start --bounces ID --address IP:\n${ids}\n`
}

/** Looks at the lists of the requests named, or of all that were sent or run out. */
async function verify(
  host: CommandHost,
  context: Context,
  ids: readonly string[],
  options: CampaignOptions,
): Promise<string> {
  const due = listCampaign(context).filter(
    ({ request }) =>
      ['sent', 'waiting', 'answered'].includes(request.state) &&
      request.cases.some(({ kind }) => kind === 'listing'),
  )
  const wanted = ids.length > 0 ? ids : due.map(({ request }) => request.id)
  const stop = new AbortController()
  const release = host.onStopSignal(() => stop.abort())
  const lines: string[] = []
  try {
    for (const id of wanted) {
      if (stop.signal.aborted) break
      lines.push(await lookAt(context, id, options, stop.signal))
    }
  } finally {
    release()
  }
  return lines.length === 0 ? 'No request waits for a look at its list.\n' : `${lines.join('\n')}\n`
}

/** One look as a line; what cannot be looked at says why and keeps nobody else waiting. */
async function lookAt(
  context: Context,
  id: string,
  { json }: CampaignOptions,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { finding, row } = await verifyRequest(context, id, signal)
    const { state } = row.request
    if (json) return JSON.stringify({ id, state, ...finding })
    return cleanStrangerText(`${id}  ${finding.outcome}  ${state}  ${finding.text}`, 1000)
  } catch (error) {
    if (!(error instanceof OperationError) || error.code === 'not-found') throw error
    const { message } = error
    return json ? JSON.stringify({ id, failure: message }) : cleanStrangerText(`${id}  –  ${message}`, 1000)
  }
}

function show(context: Context, id: string, address: string | null, { json }: CampaignOptions): string {
  const page = readRequest(context, id, address)
  if (json) return `${JSON.stringify(page)}\n`
  const events = page.events.map(({ at, kind, text }) => cleanStrangerText(`${at}  ${kind}  ${text}`, 1000))
  const files = page.attachments.map(({ id: fileId, name, bytes }) => `${fileId}  ${name}  ${bytes} bytes`)
  const parts = [describeDraft(page.request, page.draft), ...files, ...events]
  return `${line(page)}\n\n${parts.join('\n')}\n`
}

const tell = (rows: readonly CampaignRow[], { json }: CampaignOptions): string =>
  rows.length === 0
    ? "There are no requests; 'blockvet campaign start SCAN-ID' makes them of a scan's cases.\n"
    : rows.map((row) => `${json ? JSON.stringify(row) : line(row)}\n`).join('')

function line({ request, next }: CampaignRow): string {
  const { id, state, block, cases } = request
  const lists = [...new Set(cases.map(({ listName }) => listName))].join(', ')
  const due = next.dueAt === null ? '' : ` from ${next.dueAt.slice(0, 16).replace('T', ' ')} UTC`
  const operator = cases[0]?.operatorName ?? ''
  const who = operator === lists ? operator : `${operator}: ${lists}`
  const text = `${id}  ${state.padEnd(8)}  ${block}  ${who}  ${next.what}${due}. ${next.text}`
  return cleanStrangerText(text, 1000)
}

function expect(words: readonly string[], index: number, what: string): string {
  const word = words[index]
  if (word !== undefined && word !== '') return word
  throw new OperationError('bad-input', `Name ${what}.`, 'See blockvet campaign --help.')
}

function stateOf(word: string): RequestState {
  const state = requestStates.find((one) => one === word)
  if (state) return state
  throw new OperationError(
    'bad-input',
    `'${word.slice(0, 40)}' is no state of a request.`,
    `Say ${requestStates.join(', ')}.`,
  )
}
