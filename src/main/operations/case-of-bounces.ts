import type { BounceRow } from '../../shared/domain/bounce.ts'
import type { Case } from '../../shared/domain/case.ts'
import type { Catalogue, Removal } from '../../shared/domain/removal.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { findRemoval } from '../engine/bounces/find-removal.ts'
import { weighEffort } from '../engine/judge/weigh-effort.ts'

/** A case of bounces with the procedure that clears it. */
export interface BounceCase {
  readonly case: Case
  readonly removal: Removal | null
}

/**
 * What a request for a bounce group is about. A zone of the catalogue makes it a listing, which its list can be asked
 * about; anybody else (a private list, a reputation) is kind `bounces`. Who is not known is the recipient's own server.
 */
export function caseOfBounces(
  group: Pick<BounceRow, 'id' | 'operatorId' | 'zone' | 'address'>,
  catalogue: Catalogue,
  /** The server that refused, when it is known: the name of who runs a list of his own. */
  remoteHost: string | null = null,
): BounceCase {
  const list = catalogue.lists.find(({ zone, status }) => zone === group.zone && status !== 'closed') ?? null
  const operator =
    catalogue.operators.find(({ id }) => id === (list?.operatorId ?? group.operatorId)) ??
    (group.zone === null ? catalogue.operators.find(({ kind }) => kind === 'recipient') : undefined)
  const operatorId = operator?.id ?? group.operatorId ?? group.zone ?? 'recipient'
  const isRecipient = operator?.kind === 'recipient' || (!operator && group.operatorId === null)
  const ownName = operator?.name ?? group.operatorId ?? group.zone ?? 'The recipient'
  const operatorName = cleanStrangerText((isRecipient && group.zone === null && remoteHost) || ownName, 100)
  const removal = findRemoval({ operatorId, zone: group.zone }, catalogue) ?? postmasterRemoval(catalogue)
  const found: Case = {
    // A group that names no address is told one by the user, and may be told several.
    id: `bounces:${group.id}${group.id.includes(group.address ?? '') ? '' : `:${group.address}`}`,
    kind: list ? 'listing' : 'bounces',
    operatorId,
    operatorName,
    listId: list?.id ?? operatorId,
    listName: list?.name ?? (group.zone === null ? operatorName : cleanStrangerText(group.zone, 255)),
    scope: 'address',
    reference: null,
    ranges: group.address === null ? [] : [group.address],
    addresses: group.address === null ? 0 : 1,
    codes: [],
    means: [],
    policy: false,
    severity: 'medium',
    removalId: removal?.id ?? null,
    // Where the catalogue knows no way, the postmaster who refused is written to.
    method: removal?.method ?? 'email',
    whoMayAsk: removal?.whoMayAsk ?? 'user',
    ...weighEffort(removal, 1),
    delayHours: (removal?.method === 'expiry' ? removal.expiryHours : removal?.delayHours) ?? null,
    delayNote: removal?.delayNote ?? null,
    url: removal?.url ?? null,
    email: removal?.email ?? null,
    needsFirst: [],
    corrected: [],
    userNote: '',
    unverified: removal?.unverified ?? [],
    confidence: removal?.confidence ?? 'low',
  }
  return { case: found, removal }
}

/** Where nothing better is known, the postmaster who refused is written to. */
function postmasterRemoval({ operators, removals }: Catalogue): Removal | null {
  const ids = operators.filter(({ kind }) => kind === 'recipient').map(({ id }) => id)
  return removals.find(({ operatorId }) => ids.includes(operatorId)) ?? null
}
