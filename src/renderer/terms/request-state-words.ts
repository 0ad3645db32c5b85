import type { RequestState } from '../../shared/domain/campaign.ts'

/** States of a request as words. */
export const requestStateWords: Readonly<Record<RequestState, string>> = {
  'to-write': 'To write',
  ready: 'Ready',
  sent: 'Sent',
  waiting: 'Waiting',
  answered: 'Answered',
  removed: 'Removed',
  refused: 'Refused',
  'given-up': 'Given up',
}
