import { type Address } from '../../shared/domain/address.ts'
import { parseBlock } from '../../shared/domain/block.ts'
import {
  type CampaignRequest,
  type CampaignRow,
  isMadeOfBounces,
  type RequestEvent,
  type VerifyFinding,
} from '../../shared/domain/campaign.ts'
import type { Case } from '../../shared/domain/case.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { addressOfTarget, targetsOf } from '../../shared/domain/targets.ts'
import { isProvenClean } from '../engine/campaign/next-step.ts'
import { createPace } from '../engine/scan/create-pace.ts'
import { listRate } from '../engine/scan/list-pace.ts'
import { type Recheck, recheckAddresses } from '../engine/scan/recheck-addresses.ts'
import { checkPath } from './check-path.ts'
import { choosePath } from './choose-path.ts'
import type { Context } from './context.ts'
import { createProber } from './create-prober.ts'
import { findRequest, happens, rowOf } from './find-request.ts'
import { findScan } from './find-scan.ts'
import { limitDns } from './limit-dns.ts'
import { openKeys } from './list-keys.ts'
import { openRoutes } from './open-routes.ts'
import { readCampaign } from './read-campaign.ts'
import { readSettings } from './read-settings.ts'
import { reopened } from './start-campaign.ts'

const MOST_ADDRESSES = 4096
/** Questions per second to one list, at most. */
const RATE = 20

/** A look at the lists of a request, and what became of the request. */
export interface VerifiedRequest {
  readonly finding: VerifyFinding
  readonly row: CampaignRow
}

/**
 * Asks the lists of a request about its addresses alone, at the lists' own servers. Two clean looks far enough apart
 * close it with the proof; a listing opens a removed one again; what is unknown changes nothing. Throws `bad-input` for
 * a request that no DNS list answers for.
 */
export async function verifyRequest(
  context: Context,
  id: string,
  signal?: AbortSignal,
): Promise<VerifiedRequest> {
  const request = findRequest(context, id)
  const cases = request.cases.filter(({ kind }) => kind === 'listing')
  if (cases.length === 0)
    throw new OperationError(
      'bad-input',
      'No DNS list answers for this request.',
      isMadeOfBounces(request)
        ? 'Read a newer log, and close it by hand when no such bounce is in it.'
        : 'Scan the block again to see whether it is done.',
    )
  const granularity = request.scanId === null ? 128 : findScan(context, request.scanId).settings.granularity
  const findings: VerifyFinding[] = []
  for (const entry of cases) findings.push(await look(context, entry, granularity, signal))
  if (signal?.aborted)
    throw new OperationError('busy', 'The look at the list was stopped.', 'Nothing was changed.')
  const finding = join(findings)
  const { request: after, events } = judgeLook(context, findRequest(context, id), finding)
  context.store.campaign.save([{ request: after, events }])
  return { finding, row: rowOf(context, after) }
}

async function look(
  context: Context,
  entry: Case,
  granularity: number,
  signal: AbortSignal | undefined,
): Promise<VerifyFinding> {
  const found = context.catalogue.lists.find(({ id }) => id === entry.listId)
  if (!found)
    throw new OperationError('bad-input', `The list ${entry.listId} is not in the catalogue in use.`)
  // A copy on this disk may be as old as the listing: only the list itself can say that it let go.
  const list: DnsblList = { ...found, zoneFiles: [] }
  const keyed = await openKeys(context, [list])
  const path = choosePath(context, { pathKind: 'direct', resolvers: [] })
  const dns = limitDns(keyed, [list], () => 0)
  const asking = { ...keyed, dns }
  const probing = {
    ratePerSecond: RATE,
    listRatePerSecond: readSettings(context).listRatePerSecond,
    timeoutMs: 2000,
    retries: 2,
    granularity,
    path,
  }
  const warnings = await checkPath(context, path, [list])
  const addresses = addressesOf(entry, granularity)
  const { probe, answers } = await recheckAddresses({
    list,
    addresses,
    route: await openRoutes(keyed, path)(list, signal),
    dns,
    prober: createProber(asking, probing, addresses[0]?.family ?? 4, warnings),
    pace: createPace(listRate(list, probing), context.clock),
    timeoutMs: probing.timeoutMs,
    retries: probing.retries,
    signal,
  })
  return describe(entry, list, answers, probe.reason)
}

function addressesOf({ ranges }: Case, granularity: number): readonly Address[] {
  const found: Address[] = []
  for (const range of ranges) {
    const parsed = parseBlock(range)
    if (!parsed.ok) continue
    const targets = targetsOf(parsed.block, granularity)
    if (found.length + targets.count > MOST_ADDRESSES)
      throw new OperationError(
        'too-large',
        `The case has more than ${MOST_ADDRESSES} addresses.`,
        'Scan the block again instead.',
      )
    for (let i = 0; i < targets.count; i++) found.push(addressOfTarget(targets, i))
  }
  return found
}

/** Other codes of the same zone are other cases: only the codes of this one count. Bounces name none: any counts. */
function describe(entry: Case, list: DnsblList, answers: readonly Recheck[], reason: string): VerifyFinding {
  const still = answers.filter(
    ({ outcome, codes }) =>
      outcome === 'listed' && (entry.codes.length === 0 || codes.some((code) => entry.codes.includes(code))),
  )
  const unknown = answers.filter(({ outcome }) => outcome === 'unknown')
  const servers = [...new Set(answers.flatMap(({ server }) => server ?? []))].slice(0, 4).join(', ')
  const base = {
    listed: still.map(({ address }) => address),
    unknown: unknown.length,
    checked: answers.length,
  }
  if (still.length > 0)
    return {
      ...base,
      outcome: 'listed',
      text: `${list.zone}: ${still.length} of ${answers.length} still listed (${base.listed.slice(0, 5).join(', ')}), asked ${servers}.`,
    }
  if (unknown.length > 0 || answers.length === 0)
    return {
      ...base,
      outcome: 'unknown',
      text: `${list.zone}: ${unknown.length} of ${answers.length} without an answer. ${reason}`,
    }
  return {
    ...base,
    outcome: 'clean',
    text: `${list.zone}: none of ${answers.length} listed, asked ${servers}.`,
  }
}

function join(findings: readonly VerifyFinding[]): VerifyFinding {
  const outcome = findings.some((one) => one.outcome === 'listed')
    ? 'listed'
    : findings.some((one) => one.outcome === 'unknown')
      ? 'unknown'
      : 'clean'
  return {
    outcome,
    listed: findings.flatMap(({ listed }) => listed),
    unknown: findings.reduce((sum, one) => sum + one.unknown, 0),
    checked: findings.reduce((sum, one) => sum + one.checked, 0),
    text: findings.map(({ text }) => text).join(' '),
  }
}

function judgeLook(
  context: Context,
  request: CampaignRequest,
  finding: VerifyFinding,
): { readonly request: CampaignRequest; readonly events: readonly RequestEvent[] } {
  const seen = happens(context, finding.outcome, finding.text)
  const was = request.state
  if (finding.outcome === 'listed' && was === 'removed')
    return {
      request: reopened(request),
      events: [seen, happens(context, 'relisted', 'It is listed again: go back to the cause.')],
    }
  if (finding.outcome !== 'clean' || was === 'removed') return { request, events: [seen] }
  // What no DNS list answers for (a feed, a registry record) is not proven by one.
  if (request.cases.some(({ kind }) => kind !== 'listing')) return { request, events: [seen] }
  const { followUp } = readCampaign(context)
  const proven = isProvenClean(followUp, [seen, ...context.store.campaign.events(request.id)])
  if (!proven) return { request, events: [seen] }
  const proof = `${was} → removed: clean ${followUp.cleanAnswers} times, at least ${followUp.cleanAnswersApartHours} hours apart.`
  return {
    request: { ...request, state: 'removed', closedAt: seen.at },
    events: [seen, happens(context, 'state', proof)],
  }
}
