import type { UnknownCause } from '../../shared/domain/outcome.ts'

/** Why a check has no answer, as the end of a sentence "Unknown: …". */
export const causeWords: Readonly<Record<UnknownCause, string>> = {
  timeout: 'no answer came in time',
  servfail: 'the server could not answer (SERVFAIL)',
  refused: 'the server refused the question (REFUSED)',
  malformed: 'the answer could not be read',
  'refusal-code': 'the list told us to go away',
  'outside-127': 'the answer was outside 127.0.0.0/8, so not from a working list',
  'unhealthy-list': 'the list failed its health probe',
  budget: 'the list’s daily query limit was reached',
  'unsupported-family': 'the list has no data for this kind of address',
  cancelled: 'the scan was stopped before it was asked',
}
