import type { RequestPage } from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from './context.ts'
import { findRequest, rowOf } from './find-request.ts'
import { readScan } from './read-scan.ts'
import { withoutScan } from './without-scan.ts'
import { draftRequest } from './write-requests.ts'

/** One request with its draft and timeline; `address` is one of its `each`, or null. */
export function readRequest(context: Context, id: string, address: string | null): RequestPage {
  const request = findRequest(context, id)
  if (address !== null && !request.each.includes(address))
    throw new OperationError('not-found', `${address.slice(0, 60)} is not asked for by itself.`)
  const wanted = address ?? request.each[0] ?? null
  const removal = context.catalogue.removals.find((entry) => entry.id === request.removalId) ?? null
  const judged = request.scanId === null ? withoutScan(request) : readScan(context, request.scanId)
  const written = draftRequest(
    context,
    judged,
    { cases: request.cases, removal },
    {
      address: wanted,
      answers: request.answers,
      found: request.bounces?.facts,
      cause: request.bounces?.cause,
      ...(request.language ? { language: request.language } : {}),
    },
  )
  const own = context.store.campaign.draft(id, wanted ?? '')
  return {
    ...rowOf(context, request),
    draft: own ? { ...written, ...own } : written,
    edited: own !== null,
    events: context.store.campaign.events(id),
    attachments: context.store.attachments.of(id),
  }
}

/** Keeps the text as the user typed it; null gives the written one back. */
export function saveRequestDraft(
  context: Context,
  id: string,
  address: string | null,
  draft: { readonly subject: string; readonly body: string } | null,
): RequestPage {
  const page = readRequest(context, id, address)
  context.store.campaign.saveDraft(id, page.draft.address ?? '', draft)
  return readRequest(context, id, address)
}
