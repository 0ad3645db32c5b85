import type { CampaignRow } from './campaign.ts'

/**
 * True when a request that is under way needs something of the user by `nowMs` (Unix ms): a look, a reminder, reading a
 * reply. What was not sent yet is work to do, not a follow-up.
 */
export function isFollowUpDue(
  { request, next }: Pick<CampaignRow, 'request' | 'next'>,
  nowMs: number,
): boolean {
  const underWay = request.state === 'sent' || request.state === 'waiting' || request.state === 'answered'
  return underWay && next.dueAt !== null && Date.parse(next.dueAt) <= nowMs
}
