import type { Scenario } from './scenario.ts'

const block = '203.0.113.0/24'

/** Blocks whose addresses are on no list: feeds, registration, routing and names decide. */
export const surroundings: readonly Scenario[] = [
  {
    title: 'DROP-listed: the /20 around the block',
    block,
    around: { hits: [{ entry: '203.0.112.0/20', reference: 'SBL654321' }] },
    decision: 'reject',
    because: 'drop-listing',
    why: 'Hijacked or criminal space: networks drop all its traffic, and only the holder can end it.',
  },
  {
    title: 'A DROP entry inside the block',
    block: '198.51.100.0/22',
    around: { hits: [{ entry: '198.51.101.0/24', relation: 'inside' }] },
    decision: 'reject',
    because: 'drop-listing',
    why: 'Whoever sold a part of it to criminals sells you the rest.',
  },
  {
    title: 'DROP by an old copy of the feed',
    block,
    around: { hits: [{ entry: '203.0.112.0/20', stale: true }] },
    decision: 'reject',
    because: 'drop-listing',
    why: 'Entries stand for months. The age is said; fetch the feed again before arguing.',
  },
  {
    title: 'Bogon: nobody was given this space',
    block,
    around: { hits: [{ feedId: 'fullbogons', feedName: 'Full bogons', kind: 'bogon', impact: 'high' }] },
    decision: 'reject',
    because: 'bogon-space',
    why: 'Networks filter unallocated space, and the seller does not hold it.',
  },
  {
    title: 'Announced by a network on ASN-DROP',
    block,
    around: {
      routing: {
        asListings: [
          {
            feedId: 'spamhaus-asndrop',
            feedName: 'Spamhaus ASN-DROP',
            asn: 64_500,
            text: null,
            feedDate: '2026-11-22',
          },
        ],
      },
    },
    decision: 'reject',
    because: 'as-drop',
    why: 'A clean block behind a network that others drop sends no mail.',
  },
  {
    title: 'A firewall feed of high impact covers the block',
    block,
    around: { hits: [{ feedId: 'firewall', feedName: 'A firewall feed', impact: 'high' }] },
    decision: 'conditional',
    because: 'feed-listing',
    why: 'Some networks load it; find out whose entry it is and have it removed before signing.',
  },
  {
    title: 'Two addresses in a feed of attackers',
    block,
    around: {
      hits: [
        {
          feedId: 'attacks',
          feedName: 'Attackers',
          kind: 'address',
          entry: '203.0.113.9',
          relation: 'inside',
          addresses: 1,
          impact: 'medium',
        },
        {
          feedId: 'attacks',
          feedName: 'Attackers',
          kind: 'address',
          entry: '203.0.113.80',
          relation: 'inside',
          addresses: 1,
          impact: 'medium',
        },
      ],
    },
    decision: 'conditional',
    because: 'feed-listing',
    why: 'Former hosts; such entries age out, and it is worth seeing that they do.',
  },
  {
    title: 'A feed of residential ranges covers the block',
    block,
    around: {
      hits: [{ feedId: 'residential', feedName: 'Residential ranges', kind: 'policy', impact: 'medium' }],
    },
    decision: 'conditional',
    because: 'feed-policy',
    why: 'Refused for what the range is said to be for; names and registration mend it.',
  },
  {
    title: 'The announcing network on a list of bad networks',
    block,
    around: {
      routing: {
        asListings: [
          { feedId: 'networks', feedName: 'Bad networks', asn: 64_500, text: null, feedDate: '2026-11-22' },
        ],
      },
    },
    decision: 'conditional',
    because: 'as-listed',
    why: 'The provider keeps bad company; ask for another network or a lower price.',
  },
  {
    title: 'No PTRs',
    block,
    around: { names: { missing: 256 } },
    decision: 'conditional',
    because: 'no-ptr',
    why: 'Usual for a fresh block. Take it when the provider sets or delegates reverse DNS.',
  },
  {
    title: 'Three addresses without PTR',
    block,
    around: { names: { missing: 3 } },
    decision: 'conditional',
    because: 'no-ptr',
    why: 'Small, and mended in one zone file; senders go on the others.',
  },
  {
    title: 'Generic names of the provider',
    block,
    around: { names: { generic: 256 } },
    decision: 'conditional',
    because: 'generic-ptr',
    why: 'Names made of the address look dynamic; have them delegated and name the senders.',
  },
  {
    title: 'Names that lead elsewhere',
    block,
    around: { names: { unconfirmed: 256 } },
    decision: 'conditional',
    because: 'ptr-unconfirmed',
    why: 'The former customer’s names still stand; they count as none.',
  },
  {
    title: 'Unregistered sub-block',
    block: '203.0.113.32/28',
    around: {
      registry: { state: 'not-reassigned', askProvider: 'Ask the provider to register the /28 to you.' },
    },
    decision: 'conditional',
    because: 'unregistered',
    why: 'Without an object of its own it is blamed for its neighbours; seven days and one letter.',
  },
  {
    title: 'Registered to another company',
    block,
    around: {
      registry: {
        state: 'reassigned-to-other',
        explanation: 'The block is registered to Example Trading Ltd.',
        askProvider: 'Ask for a letter of authority by the registered holder.',
      },
    },
    decision: 'conditional',
    because: 'registered-to-other',
    why: 'Perhaps a lease, perhaps a theft. Sign only with the holder’s letter in hand.',
  },
  {
    title: 'Transferred three weeks ago',
    block,
    around: {
      registry: { flags: [{ code: 'recent-change', text: 'The registration changed on 2026-11-02.' }] },
    },
    decision: 'conditional',
    because: 'registry-flag',
    why: 'The old holder’s reputation is still in receivers’ memories; ask what ran there.',
  },
  {
    title: 'RPKI invalid',
    block,
    around: { routing: { rpki: 'invalid' } },
    decision: 'conditional',
    because: 'rpki-invalid',
    why: 'Large networks drop the route: nothing arrives until the holder mends the authorisation, which takes minutes.',
  },
]
