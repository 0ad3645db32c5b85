import { MOST_ATTACHMENT_BYTES } from '../../shared/domain/attachment.ts'
import type { CampaignRequest, CampaignRow } from '../../shared/domain/campaign.ts'
import { isClosed } from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { matchReply } from '../engine/campaign/match-reply.ts'
import { type Reply, readReply } from '../engine/campaign/read-reply.ts'
import { attachFile } from './attachments.ts'
import type { Context } from './context.ts'
import { findRequest, happens, rowOf } from './find-request.ts'

const LONGEST_LINE = 1000
const MIB = 1024 * 1024

/**
 * Keeps a reply, pasted or as a mail. Without `id` it goes to the request that its threading, sender or subject names.
 * What the timeline cannot show whole (attachments, length, broken parts) is kept as a file beside it. Throws
 * `not-found` when no request or several fit, `too-large` and `bad-input` for what is no reply; nothing is kept then.
 */
export async function addReply(
  context: Context,
  given: string | Uint8Array,
  id?: string,
): Promise<CampaignRow> {
  const bytes = typeof given === 'string' ? Buffer.from(given) : given
  refuseStrange(bytes)
  const reply = await readReply(bytes)
  const { id: requestId } = id === undefined ? find(context, reply) : findRequest(context, id)
  const head = [reply.from, reply.subject].filter((part) => part !== '').join(': ')
  const lines = reply.text.split('\n').map((line) => cleanStrangerText(line, LONGEST_LINE))
  const kept = `${head === '' ? '' : `${cleanStrangerText(head, 300)}\n\n`}${lines.join('\n')}`
  const isShown = reply.isWhole && reply.text.split('\n').every((line) => line.length <= LONGEST_LINE)
  if (!isShown) {
    const day = new Date(context.now()).toISOString().slice(0, 10)
    attachFile(context, requestId, `reply-${day}.${reply.from === '' ? 'txt' : 'eml'}`, bytes)
  }
  const request = findRequest(context, requestId)
  const after: CampaignRequest = isClosed(request.state) ? request : { ...request, state: 'answered' }
  context.store.campaign.save([{ request: after, events: [happens(context, 'reply', kept.trim())] }])
  return rowOf(context, after)
}

function refuseStrange(bytes: Uint8Array): void {
  if (bytes.length > MOST_ATTACHMENT_BYTES)
    throw new OperationError(
      'too-large',
      `The reply has more than ${MOST_ATTACHMENT_BYTES / MIB} MiB.`,
      'Paste its text without what is attached.',
    )
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 99) < 9
  if (isGzip || isZip) throw new OperationError('bad-input', 'The reply is packed.', 'Unpack it first.')
}

function find(context: Context, reply: Reply): CampaignRequest {
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
