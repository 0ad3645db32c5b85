import { formatAddress, parseAddress, reverseLabels } from '../../shared/domain/address.ts'
import type { AddressCheck, AddressReport } from '../../shared/domain/address-report.ts'
import { gradeCodes, worstSeverity } from '../../shared/domain/grade-listing.ts'
import { isUsable, type ListHealth } from '../../shared/domain/health.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { CLEAR, causeOfState, LISTED, NOTED, PENDING } from '../../shared/domain/outcome.ts'
import { addressOfTarget, targetOfAddress } from '../../shared/domain/targets.ts'
import { questionName } from '../../shared/domain/zone-name.ts'
import type { ListJob } from '../engine/scan/scan-ports.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'
import { openBoard } from './open-board.ts'

/** Everything stored about one address of a scan, list by list. */
export function readAddress(context: Context, scanId: string, text: string): AddressReport {
  const scan = findScan(context, scanId)
  const address = parseAddress(text)
  const { targets, lists } = openBoard(context, scan)
  const target = address ? targetOfAddress(targets, address) : null
  if (target === null) {
    throw new OperationError('bad-input', `'${text.slice(0, 64)}' is not an address of ${scan.block}.`)
  }
  const asked = addressOfTarget(targets, target)
  const evidence = new Map(
    context.store.listings.forTarget(scanId, target).map((listing) => [listing.listId, listing]),
  )
  const checks = lists.map((job) => {
    const question = questionName(job.list.zone, reverseLabels(asked))
    return readCheck(job, target, question, formatAddress(asked), evidence.get(job.list.id) ?? null)
  })
  return { address: formatAddress(asked), target, checks }
}

function readCheck(
  { list, map, before, after }: ListJob,
  target: number,
  question: string,
  address: string,
  listing: Listing | null,
): AddressCheck {
  const code = map.get(target)
  const state = stateName(code)
  const codes = listing?.codes ?? []
  return {
    listId: list.id,
    listName: list.name,
    zone: list.zone,
    state,
    cause: causeOfState(code),
    health: worseHealth(before?.health ?? null, after?.health ?? null),
    question,
    listing,
    means: gradeCodes(list, codes).map((graded) => graded.means),
    severity: state === 'listed' ? worstSeverity(list, codes) : 'clear',
    lookupUrl: list.lookupUrl?.replaceAll('{ip}', encodeURIComponent(address)) ?? null,
    lookupUnverified: list.unverified?.includes('lookupUrl') ?? false,
  }
}

function stateName(state: number): AddressCheck['state'] {
  if (state === PENDING) return 'pending'
  if (state === CLEAR) return 'clear'
  if (state === LISTED) return 'listed'
  return state === NOTED ? 'noted' : 'unknown'
}

function worseHealth(before: ListHealth | null, after: ListHealth | null): ListHealth | null {
  return before !== null && !isUsable(before) ? before : (after ?? before)
}
