import type { CampaignRequest, CampaignRow } from '../../shared/domain/campaign.ts'
import { isClosed } from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { matchReply } from '../engine/campaign/match-reply.ts'
import { readReply } from '../engine/campaign/read-reply.ts'
import type { Context } from './context.ts'
import { findRequest, happens, rowOf } from './find-request.ts'

const LONGEST = 20_000

/**
 * Keeps a reply, pasted or as a mail. Without `id` it goes to the request that its threading, sender or subject names.
 * Throws `not-found` when that is none or several; nothing is kept then.
 */
export async function addReply(context: Context, text: string, id?: string): Promise<CampaignRow> {
  const reply = await readReply(text)
  const request = id === undefined ? find(context, reply) : findRequest(context, id)
  const head = [reply.from, reply.subject].filter((part) => part !== '').join(': ')
  const lines = reply.text.split('\n').map((line) => cleanStrangerText(line, 1000))
  const kept = `${head === '' ? '' : `${cleanStrangerText(head, 300)}\n\n`}${lines.join('\n')}`.slice(
    0,
    LONGEST,
  )
  const after: CampaignRequest = isClosed(request.state) ? request : { ...request, state: 'answered' }
  context.store.campaign.save([{ request: after, events: [happens(context, 'reply', kept.trim())] }])
  return rowOf(context, after)
}

function find(context: Context, reply: Awaited<ReturnType<typeof readReply>>): CampaignRequest {
  const matched = matchReply(context.store.campaign.list(), reply)
  if (matched.length === 1) return matched[0] as CampaignRequest
  throw new OperationError(
    'not-found',
    matched.length === 0
      ? 'The reply belongs to no request that is known.'
      : `The reply may belong to ${matched.length} requests.`,
    'Open the request and put the reply there.',
  )
}
