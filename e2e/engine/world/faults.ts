import type { Reaction } from '../../../src/main/engine/dns/name-server-port.ts'
import { listing, type Occasion } from './occasion.ts'
import { genuine, spoil } from './packets.ts'

/**
 * What a list with a fault must look like after the scan: `exact` = every check as the truth has it; `lost` = every
 * check unknown; `partial` = true or unknown, with at least one unknown; `noted` = yes is noted, not listed.
 */
export type Expectation = 'exact' | 'lost' | 'partial' | 'noted'

/** One way in which a list, or the network before it, goes wrong. */
export interface Fault {
  readonly id: string
  readonly react: (occasion: Occasion) => Reaction
  readonly expect: Expectation
  /** Health to be found, after the scan for those that turn. */
  readonly health: string
  /** Cause of the unknown checks that must be among the unknowns. */
  readonly cause?: string
  /** Further keys of the catalogue entry, in YAML flow form. */
  readonly catalogue?: string
}

const rcode = (code: 'SERVFAIL' | 'REFUSED' | 'NXDOMAIN' | 'FORMERR' | 'NOTIMP'): Reaction => ({
  kind: 'reply',
  rcode: code,
})
const drop: Reaction = { kind: 'drop' }
const say = (name: string, ...codes: string[]): Reaction => ({
  kind: 'reply',
  rcode: 'NOERROR',
  answers: codes.map((code) => listing(name, code)),
})

/** Deals badly with every third address of the block, so that listed and clear ones are hit alike. */
const some = (occasion: Occasion): boolean => occasion.inBlock && occasion.octet % 5 === 1
/** Turns bad once half of the block was asked. */
const later = (occasion: Occasion): boolean => occasion.count > 140

const always =
  (reaction: (occasion: Occasion) => Reaction): Fault['react'] =>
  (occasion) =>
    reaction(occasion)
const when =
  (test: (occasion: Occasion) => boolean, reaction: (occasion: Occasion) => Reaction): Fault['react'] =>
  (occasion) =>
    test(occasion) ? reaction(occasion) : occasion.honest

/** Sends spoilt packets that say the opposite of the truth, then the genuine one. */
const spoofed = (ways: readonly (keyof typeof spoil)[]): Fault['react'] =>
  when(
    ({ question }) => question.type === 'A',
    ({ honest }) => ({
      kind: 'packets',
      build(query) {
        const yes = honest.kind === 'reply' && (honest.answers?.length ?? 0) > 0
        return [...ways.map((way) => spoil[way](genuine(query, !yes))), genuine(query, yes)]
      },
    }),
  )

const broken = (way: keyof typeof spoil): ((occasion: Occasion) => Reaction) => {
  return ({ honest }) => ({
    kind: 'packets',
    build: (query) => [spoil[way](genuine(query, honest.kind === 'reply' && honest.rcode === 'NOERROR'))],
  })
}

const truncated = ({ honest }: Occasion): Reaction =>
  honest.kind === 'reply' ? { ...honest, truncated: true } : honest

/** Every fault of the world. */
export const faults: readonly Fault[] = [
  { id: 'honest', expect: 'exact', health: 'healthy', react: ({ honest }) => honest },
  { id: 'silent', expect: 'lost', health: 'unreachable', react: always(() => drop) },
  {
    id: 'lossy',
    expect: 'exact',
    health: 'healthy',
    react: when(
      ({ repeats }) => repeats === 0,
      () => drop,
    ),
  },
  {
    id: 'some-silent',
    expect: 'partial',
    health: 'healthy',
    cause: 'timeout',
    react: when(some, () => drop),
  },
  {
    id: 'too-slow',
    expect: 'lost',
    health: 'unreachable',
    react: ({ honest }) => (honest.kind === 'reply' ? { ...honest, delayMs: 1500 } : honest),
  },
  {
    id: 'late-once',
    expect: 'exact',
    health: 'healthy',
    react: ({ honest, repeats }) =>
      honest.kind === 'reply' && repeats === 0 ? { ...honest, delayMs: 500 } : honest,
  },
  { id: 'servfail', expect: 'lost', health: 'unreachable', react: always(() => rcode('SERVFAIL')) },
  {
    id: 'some-servfail',
    expect: 'partial',
    health: 'healthy',
    cause: 'servfail',
    react: when(some, () => rcode('SERVFAIL')),
  },
  { id: 'refused', expect: 'lost', health: 'refusing', react: always(() => rcode('REFUSED')) },
  {
    id: 'some-refused',
    expect: 'partial',
    health: 'healthy',
    cause: 'refused',
    react: when(some, () => rcode('REFUSED')),
  },
  { id: 'formerr', expect: 'lost', health: 'unreachable', react: always(() => rcode('FORMERR')) },
  {
    id: 'some-notimp',
    expect: 'partial',
    health: 'healthy',
    cause: 'malformed',
    react: when(some, () => rcode('NOTIMP')),
  },
  {
    id: 'go-away',
    expect: 'lost',
    health: 'refusing',
    react: when(
      ({ question }) => question.type === 'A',
      ({ question }) => say(question.name, '127.255.255.254'),
    ),
  },
  {
    id: 'some-go-away',
    expect: 'partial',
    health: 'healthy',
    cause: 'refusal-code',
    react: when(some, ({ question }) => say(question.name, '127.255.255.255')),
  },
  {
    id: 'own-refusal',
    expect: 'partial',
    health: 'healthy',
    cause: 'refusal-code',
    catalogue: 'refusals: [{ match: 127.0.0.255, means: Over quota }]',
    react: when(some, ({ question }) => say(question.name, '127.0.0.255')),
  },
  {
    id: 'parked',
    expect: 'lost',
    health: 'parked',
    react: when(
      ({ question }) => question.type === 'A',
      ({ question }) => say(question.name, '198.51.100.80'),
    ),
  },
  {
    id: 'some-outside',
    expect: 'partial',
    health: 'healthy',
    cause: 'outside-127',
    react: when(some, ({ question }) => say(question.name, '146.112.61.106')),
  },
  {
    id: 'wildcard',
    expect: 'lost',
    health: 'wildcard',
    react: when(
      ({ question }) => question.type === 'A',
      ({ question }) => say(question.name, '127.0.0.2'),
    ),
  },
  {
    id: 'turns-to-yes',
    expect: 'lost',
    health: 'wildcard',
    react: when(
      (occasion) => later(occasion) && occasion.question.type === 'A',
      ({ question }) => say(question.name, '127.0.0.2'),
    ),
  },
  {
    id: 'floods',
    expect: 'lost',
    health: 'flooding',
    // Over quota, but its test points are kept right: only addresses that nobody lists give it away.
    react: when(
      ({ labels, question }) => question.type === 'A' && labels !== '' && !labels.endsWith('0.0.127'),
      ({ question }) => say(question.name, '127.0.0.2'),
    ),
  },
  {
    id: 'one-bad-entry',
    expect: 'exact',
    health: 'healthy',
    react: when(
      ({ labels, question }) => labels === '1.0.0.127' && question.type === 'A',
      ({ question }) => say(question.name, '127.0.0.2'),
    ),
  },
  {
    id: 'no-test-entry',
    expect: 'exact',
    health: 'no-test-entry',
    react: when(
      ({ labels }) => labels === '2.0.0.127',
      () => rcode('NXDOMAIN'),
    ),
  },
  { id: 'gone', expect: 'lost', health: 'gone', react: always(() => rcode('NXDOMAIN')) },
  { id: 'turns-empty', expect: 'lost', health: 'gone', react: when(later, () => rcode('NXDOMAIN')) },
  { id: 'turns-silent', expect: 'lost', health: 'unreachable', react: when(later, () => drop) },
  { id: 'turns-refusing', expect: 'lost', health: 'refusing', react: when(later, () => rcode('REFUSED')) },
  {
    id: 'turns-go-away',
    expect: 'lost',
    health: 'refusing',
    react: when(
      (occasion) => later(occasion) && occasion.question.type === 'A',
      ({ question }) => say(question.name, '127.255.255.254'),
    ),
  },
  { id: 'spoofed-id', expect: 'exact', health: 'healthy', react: spoofed(['anotherId']) },
  { id: 'spoofed-name', expect: 'exact', health: 'healthy', react: spoofed(['anotherName']) },
  { id: 'spoofed-type', expect: 'exact', health: 'healthy', react: spoofed(['anotherType', 'noQuestion']) },
  { id: 'echoes', expect: 'exact', health: 'healthy', react: spoofed(['noResponse', 'anotherOpcode']) },
  { id: 'noise', expect: 'exact', health: 'healthy', react: spoofed(['halfHeader', 'rubbish']) },
  {
    id: 'some-cut',
    expect: 'partial',
    health: 'healthy',
    cause: 'malformed',
    react: when(some, broken('cut')),
  },
  {
    id: 'some-trailing',
    expect: 'partial',
    health: 'healthy',
    cause: 'malformed',
    react: when(some, broken('trailing')),
  },
  {
    id: 'all-lying',
    expect: 'lost',
    health: 'unreachable',
    react: when(({ question }) => question.type === 'A', broken('lyingLength')),
  },
  { id: 'truncating', expect: 'exact', health: 'healthy', react: truncated },
  {
    id: 'no-tcp',
    expect: 'partial',
    health: 'healthy',
    cause: 'timeout',
    react: (occasion) => {
      if (!some(occasion)) return occasion.honest
      return occasion.question.transport === 'tcp' ? drop : truncated(occasion)
    },
  },
  {
    id: 'aliases',
    expect: 'exact',
    health: 'healthy',
    react: when(
      ({ honest }) => honest.kind === 'reply' && (honest.answers?.length ?? 0) > 0,
      ({ question: { name } }) => ({
        kind: 'reply',
        rcode: 'NOERROR',
        answers: [
          { name, type: 'CNAME', ttlSeconds: 60, data: 'middle.world.test' },
          { name: 'middle.world.test', type: 'CNAME', ttlSeconds: 60, data: 'end.world.test' },
          listing('end.world.test'),
        ],
      }),
    ),
  },
  {
    id: 'strange-owner',
    expect: 'partial',
    cause: 'malformed',
    health: 'healthy',
    react: when(
      ({ honest, inBlock }) => inBlock && honest.kind === 'reply' && honest.rcode === 'NXDOMAIN',
      () => ({ kind: 'reply', rcode: 'NOERROR', answers: [listing('somebody.else.test')] }),
    ),
  },
  {
    id: 'empty-noerror',
    expect: 'exact',
    health: 'healthy',
    react: when(
      ({ honest }) => honest.kind === 'reply' && honest.rcode === 'NXDOMAIN',
      () => ({ kind: 'reply', rcode: 'NOERROR' }),
    ),
  },
  {
    id: 'twice',
    expect: 'exact',
    health: 'healthy',
    react: when(
      ({ question }) => question.type === 'A',
      ({ honest }) => ({
        kind: 'packets',
        build(query) {
          const yes = honest.kind === 'reply' && honest.rcode === 'NOERROR'
          return [genuine(query, yes), genuine(query, yes)]
        },
      }),
    ),
  },
  {
    id: 'allows',
    expect: 'noted',
    health: 'healthy',
    catalogue: 'polarity: allow',
    react: ({ honest }) => honest,
  },
]
