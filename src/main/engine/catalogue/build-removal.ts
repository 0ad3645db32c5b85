import type { Hours, Removal, RemovalMethod } from '../../../shared/domain/removal.ts'
import { usualDraftMode } from '../../../shared/domain/usual-draft-mode.ts'
import type { RemovalEntry } from './removal-entry.ts'

interface Effort {
  readonly hours: Hours
  readonly basis: string
}

// Nobody publishes the work per request; these are ours and say so.
const usualEffort: Readonly<Record<RemovalMethod, Effort>> = {
  form: { hours: [0.1, 0.3], basis: 'Estimate: finding the page, filling one form, answering its mail.' },
  email: { hours: [0.3, 1], basis: 'Estimate: one letter with its evidence, and one reply.' },
  portal: { hours: [0.3, 0.8], basis: 'Estimate: signing in, one request, one look at the result.' },
  expiry: { hours: [0, 0.1], basis: 'Estimate: nothing to send, one look after the entry should be gone.' },
  none: { hours: [0, 0], basis: 'No way to ask is known.' },
}

/** A removal procedure with every default filled in. */
export function buildRemoval(entry: RemovalEntry, operatorId: string): Removal {
  const effort = entry.effort ?? usualEffort[entry.method]
  return {
    id: entry.id,
    operatorId,
    method: entry.method,
    draftMode: entry.draftMode ?? usualDraftMode(entry),
    whoMayAsk: entry.whoMayAsk,
    whoMayAskNote: entry.whoMayAskNote ?? null,
    url: entry.url ?? null,
    email: entry.email ?? null,
    languages: entry.languages ?? [],
    blockRequests: entry.blockRequests ?? 'unknown',
    blockRequestsNote: entry.blockRequestsNote ?? null,
    delayHours: entry.delay?.hours ?? null,
    delayNote: entry.delay?.note ?? null,
    delayBasis: entry.delay?.basis ?? 'unknown',
    expiryHours: entry.expiry?.hours ?? null,
    expiryNote: entry.expiry?.note ?? null,
    repeatPolicy: entry.repeatPolicy ?? null,
    etiquette: entry.etiquette ?? null,
    paidOption: entry.paidOption ?? null,
    effortHours: effort.hours,
    effortBasis: effort.basis,
    needsFirst: entry.needsFirst ?? [],
    evidenceWanted: entry.evidenceWanted ?? [],
    unverified: entry.unverified ?? [],
    confidence: entry.confidence ?? 'unverified',
    sources: entry.sources ?? [],
  }
}
