import { parseAddress } from '../../shared/domain/address.ts'
import { type Block, contains, parseBlock } from '../../shared/domain/block.ts'
import type { BounceGroup, BounceRow, StoredBounce } from '../../shared/domain/bounce.ts'
import { bounceTrend } from '../../shared/domain/bounce-trend.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { describeNextStep } from '../engine/bounces/next-step.ts'
import type { Context } from './context.ts'

/** Everybody who blocks us, most events first, with what to do and where else the address is known. */
export function listBounces(context: Context): readonly BounceRow[] {
  const describe = rowBuilder(context)
  return context.store.bounces.groups().map(describe)
}

/** One group with its events. Throws `not-found`. */
export function readBounceGroup(
  context: Context,
  groupId: string,
): { readonly row: BounceRow; readonly events: readonly StoredBounce[] } {
  const group = context.store.bounces.group(groupId)
  if (!group)
    throw new OperationError('not-found', 'These bounces are not kept any more.', 'Read the log again.')
  return { row: rowBuilder(context)(group), events: context.store.bounces.events(groupId) }
}

/** Deletes one group with its events, or all that was read from logs and mails. */
export const forgetBounces = (context: Context, groupId: string | null): void =>
  context.store.bounces.forget(groupId)

/** The newest finished scan whose block holds an address; null when none does. */
export const scanOfAddress = ({ store }: Context, address: string): Scan | null =>
  findScan(finishedScans(store), address)

const finishedScans = (store: Context['store']) =>
  store.scans
    .list()
    .filter(({ state }) => state === 'finished')
    .map((scan) => ({ scan, block: readBlock(scan.block) }))

function rowBuilder(context: Context): (group: BounceGroup) => BounceRow {
  const { catalogue, store } = context
  const names = new Map(catalogue.operators.map(({ id, name }) => [id, name]))
  const lists = new Map(catalogue.lists.map(({ zone, id }) => [zone, id]))
  const scans = finishedScans(store)
  const requests = store.campaign.list()
  const nowMs = context.now()
  return (group) => {
    const scan = group.address === null ? null : findScan(scans, group.address)
    return {
      ...group,
      operatorName: group.operatorId === null ? null : (names.get(group.operatorId) ?? group.operatorId),
      trend: bounceTrend(group, nowMs),
      next: describeNextStep(group, catalogue),
      listId: group.zone === null ? null : (lists.get(group.zone) ?? null),
      scanId: scan?.id ?? null,
      caseId: scan === null ? null : findCase(context, scan.id, group),
      requestId: requests.find(({ bounces }) => bounces?.groupIds.includes(group.id))?.id ?? null,
    }
  }
}

const readBlock = (text: string): Block | null => {
  const parsed = parseBlock(text)
  return parsed.ok ? parsed.block : null
}

/** The newest scan whose block holds the address; scans come newest first. */
function findScan(scans: readonly { scan: Scan; block: Block | null }[], text: string): Scan | null {
  const address = parseAddress(text)
  if (!address) return null
  const one: Block = { family: address.family, first: address.value, last: address.value }
  return scans.find(({ block }) => block !== null && contains(block, one))?.scan ?? null
}

function findCase({ store }: Context, scanId: string, { operatorId, address }: BounceGroup): string | null {
  const cases = store.verdicts.get(scanId)?.cases ?? []
  const one = address === null ? null : readBlock(address)
  if (one === null) return null
  const fitting = cases.find(
    (found) =>
      found.operatorId === operatorId &&
      found.ranges.some((range) => {
        const block = readBlock(range)
        return block !== null && contains(block, one)
      }),
  )
  return fitting?.id ?? null
}
