import { formatAddress, parseAddress } from '../../shared/domain/address.ts'
import type { BounceRow } from '../../shared/domain/bounce.ts'
import {
  type CampaignRequest,
  type CampaignRow,
  isClosed,
  type RequestEvent,
} from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { bounceFacts } from './bounce-facts.ts'
import { listBounces, readBounceGroup, scanOfAddress } from './bounce-groups.ts'
import { type BounceCase, caseOfBounces } from './case-of-bounces.ts'
import type { Context } from './context.ts'
import { happens, rowOf } from './find-request.ts'
import { findRequestOf } from './find-request-of.ts'
import { findScan } from './find-scan.ts'
import { mayJoin } from './may-join.ts'
import { readScan } from './read-scan.ts'
import { reopened } from './start-campaign.ts'
import { withoutScan } from './without-scan.ts'
import { draftRequest } from './write-requests.ts'

/**
 * Makes requests of bounces, or adds the bounces to the request that is there for the same operator and address; one
 * that was removed is opened again when a bounce is newer. All groups that name an address, or one. Throws `bad-input`
 * when there is nothing to ask for. `said` is the address of bounces that name none.
 */
export function startFromBounces(
  context: Context,
  groupId: string | null,
  said: string | null = null,
): readonly CampaignRow[] {
  const read = groupId === null ? listBounces(context) : [readBounceGroup(context, groupId).row]
  const rows = said === null ? read : read.map((row) => nameAddress(context, row, said))
  const usable = rows.filter(({ direction, address }) => direction === 'outbound' && address !== null)
  if (usable.length === 0) throw refusal(rows)
  const requests = new Map(context.store.campaign.list().map((request) => [request.id, request]))
  const events = new Map<string, RequestEvent[]>()
  for (const row of usable) {
    const known = findRequestOf(row, [...requests.values()], context.catalogue)
    const { request, event } = known
      ? follow(context, known, row)
      : beginOrJoin(context, row, [...requests.values()])
    requests.set(request.id, request)
    events.set(request.id, [...(events.get(request.id) ?? []), ...(event ? [event] : [])])
  }
  const changed = [...events].flatMap(([id, added]) => {
    const request = requests.get(id)
    return request ? [{ request, events: added }] : []
  })
  context.store.campaign.save(changed)
  return changed.map(({ request }) => rowOf(context, request))
}

/** Some name no address of ours (a gateway's greeting, for one): whoever sent the mail knows it. */
function nameAddress(context: Context, row: BounceRow, said: string): BounceRow {
  if (row.address !== null)
    throw new OperationError('bad-input', `These bounces name an address themselves: ${row.address}.`)
  const parsed = parseAddress(said.trim())
  if (!parsed) throw new OperationError('bad-input', `'${said.slice(0, 60)}' is no address.`)
  const address = formatAddress(parsed)
  return { ...row, address, scanId: scanOfAddress(context, address)?.id ?? null }
}

function refusal([row]: readonly BounceRow[]): OperationError {
  if (!row)
    return new OperationError('bad-input', 'No bounces are kept.', 'Read a log first: blockvet bounces.')
  return row.direction === 'inbound'
    ? new OperationError('bad-input', 'Your own server refused this sender; there is nothing to ask for.')
    : new OperationError(
        'bad-input',
        'The bounces do not name the address of yours that was refused.',
        'Say which one it was, or read the log again with your block named.',
      )
}

interface Change {
  readonly request: CampaignRequest
  readonly event: RequestEvent | null
}

/** Where one request says it all, bounces of another address join the one that is still being written. */
function beginOrJoin(context: Context, row: BounceRow, others: readonly CampaignRequest[]): Change {
  const remoteHost = context.store.bounces.events(row.id)[0]?.remoteHost ?? null
  const told = caseOfBounces(row, context.catalogue, remoteHost)
  const open = others.find((request) => mayJoin(context.catalogue, request, told, row.scanId))
  return open ? join(context, open, told, row) : begin(context, row, told, others)
}

function join(
  context: Context,
  before: CampaignRequest,
  { case: found, removal }: BounceCase,
  row: BounceRow,
): Change {
  const cases = [...before.cases, found]
  const { request } = follow(context, { ...before, cases }, row)
  const facts = request.bounces?.facts ?? {}
  const draft = draftRequest(
    context,
    judgedFor(context, request),
    { cases, removal },
    { found: facts, answers: before.answers, cause: row.cause },
  )
  const state = draft.questions.length > 0 ? ('to-write' as const) : before.state
  const note = `Bounces tell of ${row.address} as well: ${row.events}.`
  return { request: { ...request, state }, event: happens(context, 'note', note) }
}

const judgedFor = (context: Context, request: Pick<CampaignRequest, 'scanId' | 'block' | 'createdAt'>) =>
  request.scanId === null ? withoutScan(request) : readScan(context, request.scanId)

function begin(
  context: Context,
  row: BounceRow,
  { case: found, removal }: BounceCase,
  others: readonly CampaignRequest[],
): Change {
  const scan = row.scanId === null ? null : findScan(context, row.scanId)
  const createdAt = new Date(context.now()).toISOString()
  const block = scan?.block ?? row.address ?? ''
  const facts = factsOf(context, row)
  const judged = judgedFor(context, { scanId: scan?.id ?? null, block, createdAt })
  const draft = draftRequest(context, judged, { cases: [found], removal }, { found: facts, cause: row.cause })
  const request: CampaignRequest = {
    id: Buffer.from(context.randomBytes(6)).toString('hex'),
    block,
    scanId: scan?.id ?? null,
    key: found.id,
    state: draft.mode === 'none' ? 'waiting' : draft.questions.length > 0 ? 'to-write' : 'ready',
    cases: [found],
    removalId: removal?.id ?? null,
    mode: draft.mode,
    each: [],
    // What no scan has ranked comes after what is there.
    rank: Math.max(-1, ...others.filter((one) => one.block === block).map(({ rank }) => rank)) + 1,
    phase: null,
    waitsFor: [],
    language: null,
    bounces: { groupIds: [row.id], facts, cause: row.cause },
    answers: {},
    createdAt,
    sentAt: null,
    closedAt: null,
    reminders: 0,
    messageIds: [],
  }
  return { request, event: happens(context, 'created', `Bounces: ${row.events}. ${row.next}`) }
}

/** A request that is known learns what the bounces tell; it starts over when one came after it was closed as removed. */
function follow(context: Context, before: CampaignRequest, row: BounceRow): Change {
  const groupIds = [...new Set([...(before.bounces?.groupIds ?? []), row.id])]
  const request = {
    ...before,
    bounces: { groupIds, facts: { ...before.bounces?.facts, ...factsOf(context, row) }, cause: row.cause },
  }
  const cameBack =
    before.state === 'removed' && before.closedAt !== null && (row.last ?? '') > before.closedAt
  if (cameBack)
    return {
      request: reopened(request),
      event: happens(context, 'relisted', `Refused again on ${row.last}: go back to the cause.`),
    }
  const isNew = !before.bounces?.groupIds.includes(row.id)
  const note = `Bounces tell of it too: ${row.events}.`
  return { request, event: isNew && !isClosed(before.state) ? happens(context, 'note', note) : null }
}

const factsOf = (context: Context, row: BounceRow) => bounceFacts(row, context.store.bounces.events(row.id))
