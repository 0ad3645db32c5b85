import {
  type CampaignRequest,
  type CampaignRow,
  isMadeOfBounces,
  type RequestEvent,
} from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import type { PlacedGroup } from '../engine/campaign/order-groups.ts'
import type { Context } from './context.ts'
import { happens, listCampaign } from './find-request.ts'
import { holdsAddress } from './holds-address.ts'
import { readScan } from './read-scan.ts'
import { draftRequest, groupScan } from './write-requests.ts'

/**
 * Makes requests of a finished scan's cases, or brings those of its block up to date: what is known stays as it is,
 * what came back after it was removed is opened again. Throws `bad-input` for a scan that is not finished.
 */
export function startCampaign(context: Context, scanId: string): readonly CampaignRow[] {
  const judged = readScan(context, scanId)
  const { scan } = judged.evidence
  if (scan.state !== 'finished')
    throw new OperationError(
      'bad-input',
      `Scan ${scan.id} is not finished.`,
      'Let it end, then start the clean-up.',
    )
  const groups = groupScan(context, judged)
  if (groups.length === 0) throw new OperationError('bad-input', `Scan ${scan.id} found nothing to clean up.`)
  const all = context.store.campaign.list()
  const ofBounces = all.filter(isMadeOfBounces)
  const known = new Map(
    all.filter(({ block }) => block === scan.block).map((request) => [request.key, request]),
  )
  context.store.campaign.save(
    groups.map((group) => {
      const before = known.get(group.key) ?? adopt(context, judged, group, ofBounces)
      return before ? follow(context, judged, group, before) : begin(context, judged, group)
    }),
  )
  return listCampaign(context, scan.block)
}

interface Change {
  readonly request: CampaignRequest
  readonly events: readonly RequestEvent[]
}

function begin(context: Context, judged: JudgedScan, group: PlacedGroup): Change {
  const { evidence } = judged
  const { mode, questions } = draftRequest(context, judged, group, { address: group.each[0] ?? null })
  const state = mode === 'none' ? 'waiting' : questions.length > 0 ? 'to-write' : 'ready'
  const request: CampaignRequest = {
    id: Buffer.from(context.randomBytes(6)).toString('hex'),
    block: evidence.scan.block,
    state,
    ...seen(judged, group),
    key: group.key,
    mode,
    language: null,
    answers: {},
    createdAt: new Date(context.now()).toISOString(),
    sentAt: null,
    closedAt: null,
    reminders: 0,
    messageIds: [],
  }
  return { request, events: [happens(context, 'created', `Found by scan ${evidence.scan.id}.`)] }
}

/**
 * A request that bounces made before the scan found the same: it becomes the request of these cases, with what was
 * sent and written down. Each is taken once.
 */
function adopt(
  context: Context,
  judged: JudgedScan,
  group: PlacedGroup,
  ofBounces: CampaignRequest[],
): CampaignRequest | undefined {
  // One that tells of more than the scan found stays by itself, so that no address is lost.
  const at = ofBounces.findIndex(({ cases }) =>
    cases.every((told) =>
      group.cases.some(
        ({ operatorId, listId, ranges }) =>
          operatorId === told.operatorId &&
          (told.kind !== 'listing' || told.listId === listId) &&
          ranges.some((range) => holdsAddress(range, told.ranges[0] ?? null)),
      ),
    ),
  )
  const [found] = at < 0 ? [] : ofBounces.splice(at, 1)
  if (!found) return undefined
  const { mode } = draftRequest(context, judged, group, { address: group.each[0] ?? null })
  return { ...found, key: group.key, block: judged.evidence.scan.block, mode }
}

/** A request that is known: newer facts; a removed one is opened again, since the scan found it once more. */
function follow(context: Context, judged: JudgedScan, group: PlacedGroup, before: CampaignRequest): Change {
  const request = { ...before, ...seen(judged, group) }
  const { scan } = judged.evidence
  const cameBack =
    before.state === 'removed' && before.closedAt !== null && (scan.finishedAt ?? '') > before.closedAt
  if (!cameBack) return { request, events: [] }
  return {
    request: reopened(request),
    events: [happens(context, 'relisted', `Scan ${scan.id} found it again: go back to the cause.`)],
  }
}

/** A request as it starts over. */
export const reopened = (request: CampaignRequest): CampaignRequest => ({
  ...request,
  state: request.mode === 'none' ? 'waiting' : 'to-write',
  sentAt: null,
  closedAt: null,
  reminders: 0,
})

function seen({ evidence }: JudgedScan, { cases, removal, each, rank, phase, waitsFor }: PlacedGroup) {
  const scanId = evidence.scan.id
  return { scanId, cases, removalId: removal?.id ?? null, each, rank, phase: phase?.title ?? null, waitsFor }
}
