import type { BounceCause } from '../../../shared/domain/bounce-knowledge.ts'
import type { BounceTrend } from '../../../shared/domain/bounce-trend.ts'

/** Words of the Bounces place. */
export const copy = {
  title: 'Bounces',
  reading: 'Read bounces',
  filter: 'Filter bounces',
  loadFailed: 'The bounces could not be read.',
  field: 'Paste replies of mail servers, log lines or a bounce mail',
  placeholder: '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using …',
  ours: 'Your blocks',
  oursHint: 'Blank: the blocks you vetted. Of several addresses in a reply, one of yours is taken.',
  read: 'Read',
  choose: 'Choose files',
  drop: 'or drop files here: logs, .gz, .eml, mbox. They stay on this machine.',
  dropNow: 'Drop to read',
  givenQuestion: 'was opened with Blockvet. Look for refusals in it? It stays on this machine.',
  givenYes: 'Read it',
  givenNo: 'Leave it',
  clear: 'Clear',
  stop: 'Stop',
  stopped: 'Stopped. What was read until then is kept.',
  readFailed: 'Reading stopped.',
  emptyTitle: 'Who blocks you?',
  emptyText:
    'Give the replies of servers that did not take your mail: out comes who blocks which of your addresses, since when, what they say and where to ask.',
  emptyAction: 'Paste replies',
  noMatch: 'No bounces match the filter.',
  showAll: 'Show all bounces',
  unknown: 'Not told',
  noAddress: 'Not named',
  next: 'Next step',
  where: 'Also known',
  toCase: 'Open the case',
  toAddress: 'Show the address on the map',
  toList: 'Show the list',
  startCleanup: 'Start clean-up',
  noCleanup: 'No request without an address: read the log again with your block named, or start from a scan.',
  toRequest: 'Open the request',
  texts: 'What they say',
  noTexts: 'No text was kept.',
  days: 'Events by day',
  forget: 'Forget these bounces',
  forgetAll: 'Forget all',
  forgetSure: 'Delete every bounce that was read? Logs and mails themselves are not touched.',
  forgetYes: 'Delete all',
  forgetNo: 'Keep',
  lookUp: 'Page named in the reply',
  gone: 'These bounces are not kept any more.',
}

export const causeWords: Readonly<Record<BounceCause, string>> = {
  dnsbl: 'DNSBL',
  'private-list': 'Private list',
  reputation: 'Reputation',
  'policy-rdns': 'Reverse DNS',
  'policy-auth': 'SPF, DKIM, DMARC',
  'rate-limit': 'Rate limit',
  content: 'Content',
  recipient: 'Recipient',
  other: 'Other',
}

/** Word and mark; the mark is a second cue. */
export const trendWords: Readonly<Record<BounceTrend, readonly [mark: string, word: string]>> = {
  new: ['•', 'new'],
  rising: ['↗', 'rising'],
  steady: ['→', 'steady'],
  falling: ['↘', 'falling'],
  ended: ['✓', 'ended'],
  unknown: ['?', 'no times'],
}
