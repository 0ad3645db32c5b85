import type { ReadinessCheck, ReadinessState } from '../../../../shared/domain/mail-readiness.ts'
import type { DelegationState, ReverseState } from '../../../../shared/domain/reverse-dns-findings.ts'

/** Words of the Mail readiness tab. */
export const copy = {
  reverse: 'Reverse DNS',
  notExamined: 'Reverse DNS was not examined in this scan. Scan again to see it.',
  onlyZones: 'An IPv6 block is too large to ask about every address: only its reverse zones were looked at.',
  addresses: 'Addresses',
  states: {
    confirmed: 'Confirmed',
    unconfirmed: 'Not leading back',
    missing: 'Without a name',
    unknown: 'Unknown',
  } satisfies Readonly<Record<ReverseState, string>>,
  showOnMap: 'Show on the map',
  generic: 'Generic names',
  names: 'Shapes of names',
  domains: 'Domains of the names',
  domainsNote:
    'Names of somebody else are left over from an earlier customer; ask the provider to replace them.',
  zones: 'Reverse zones',
  delegation: {
    delegated: 'delegated to',
    'served-by-parent': 'served by the provider',
    absent: 'not there: nobody can set names yet',
    unknown: 'no answer',
  } satisfies Readonly<Record<DelegationState, string>>,
  lame: 'not answering for it:',
  wildcard: 'It has a name for every address, set or not (wildcard).',
  classless: 'Delegated by aliases (RFC 2317) to',
  domain: 'Your mail domain',
  domainNote: 'What receivers see of it. Only the DNS is asked.',
  domainLabel: 'Domain you send from',
  heloLabel: 'Name your server greets with',
  askServer: 'Also ask my mail server: one SMTP dialogue, no message',
  examine: 'Look',
  result: 'Result',
  check: 'Check',
  mend: 'How to mend it',
  state: {
    pass: 'Passes',
    fail: 'Fails',
    unknown: 'Unknown',
    manual: 'For you to tell',
  } satisfies Readonly<Record<ReadinessState, string>>,
  marks: { pass: '✓', fail: '✕', unknown: '╱', manual: '?' } satisfies Readonly<
    Record<ReadinessState, string>
  >,
  groups: {
    'reverse-dns': 'Reverse DNS',
    domain: 'Domain',
    server: 'Mail server',
    senders: 'What receivers ask of every sender',
  } satisfies Readonly<Record<ReadinessCheck['group'], string>>,
}
