import { describe, expect, test } from 'vitest'
import { type AnswerOrigin, readRdapNetwork } from './read-rdap-network.ts'

const origin = (registryId: string | null): AnswerOrigin => ({
  url: 'https://rdap.example.net/ip/192.0.2.0/28',
  base: 'https://rdap.example.net/',
  registryId,
})
const org = (name: string) => [
  'vcard',
  [
    ['version', {}, 'text', '4.0'],
    ['fn', {}, 'text', name],
    ['kind', {}, 'text', 'org'],
  ],
]

function network(value: unknown, registryId: string | null = null) {
  const read = readRdapNetwork(value, origin(registryId))
  if (!read.ok) throw new Error(read.problem)
  return read.found
}

describe('the registries write networks in their own ways', () => {
  test('ARIN: zero-padded octets, no type on old blocks, abuse contact below the registrant', () => {
    const { network: read } = network(
      {
        objectClassName: 'ip network',
        handle: 'NET-192-0-2-0-1',
        startAddress: '192.000.002.000',
        endAddress: '192.000.002.015',
        name: 'EXAMPLE-28',
        parentHandle: 'NET-192-0-0-0-1',
        entities: [
          {
            handle: 'C01234567',
            roles: ['registrant'],
            vcardArray: org('Example Tenant'),
            entities: [
              {
                handle: 'ABUSE1-EX',
                roles: ['abuse', 'noc'],
                vcardArray: [
                  'vcard',
                  [
                    ['fn', {}, 'text', 'Abuse'],
                    ['email', {}, 'text', 'abuse@example.net'],
                  ],
                ],
              },
            ],
          },
        ],
        events: [
          { eventAction: 'last changed', eventDate: '2024-05-01T10:00:00-04:00' },
          { eventAction: 'registration', eventDate: '2012-03-04T00:00:00-05:00' },
        ],
        cidr0_cidrs: [{ v4prefix: '192.0.2.0', length: 28 }],
        arin_originas0_originautnums: [],
      },
      'arin',
    )
    expect(read).toMatchObject({
      first: '192.0.2.0',
      last: '192.0.2.15',
      type: null,
      level: 'unknown',
      holder: 'Example Tenant',
      holderHandle: 'C01234567',
      parentHandle: 'NET-192-0-0-0-1',
      abuseEmail: 'abuse@example.net',
      registeredOn: '2012-03-04T05:00:00.000Z',
      changedOn: '2024-05-01T14:00:00.000Z',
    })
  })

  test('RIPE: maintainers are registrants too, the organisation is the one with kind org', () => {
    const found = network({
      handle: '192.0.2.0 - 192.0.2.255',
      startAddress: '192.0.2.0/32',
      endAddress: '192.0.2.255/32',
      type: 'ASSIGNED PA',
      entities: [
        {
          handle: 'EXAMPLE-MNT',
          roles: ['registrant'],
          vcardArray: [
            'vcard',
            [
              ['fn', {}, 'text', 'EXAMPLE-MNT'],
              ['kind', {}, 'text', 'individual'],
            ],
          ],
        },
        { handle: 'ORG-EX1-RIPE', roles: ['registrant'], vcardArray: org('Example Hosting BV') },
        {
          handle: 'AR1-RIPE',
          roles: ['abuse'],
          vcardArray: [
            'vcard',
            [
              ['email', { type: 'abuse' }, 'text', 'abuse@example.org'],
              ['email', {}, 'text', 'office@example.org'],
            ],
          ],
        },
      ],
      links: [{ rel: 'up', href: '/ip/192.0.0.0/16', type: 'application/rdap+json' }],
      rdapConformance: [
        'rdap_level_0',
        'cidr0',
        'nro_rdap_profile_0',
        'redacted',
        'geofeed1',
        'rirSearch1',
        'ips',
      ],
      redacted: [{ name: { description: 'Personal data' } }],
    })
    expect(found.network).toMatchObject({
      holder: 'Example Hosting BV',
      level: 'assignment',
      abuseEmail: 'abuse@example.org',
      registeredOn: null,
    })
    expect(found.upUrl).toBe('https://rdap.example.net/ip/192.0.0.0/16')
    expect(found.searchBase).toBe('https://rdap.example.net/')
  })

  test('AFRINIC: the holder has no role', () => {
    const { network: read } = network({
      startAddress: '198.51.100.0',
      endAddress: '198.51.100.255',
      entities: [{ handle: 'ORG-EX-AFRINIC', vcardArray: org('Example Africa') }],
    })
    expect(read.holder).toBe('Example Africa')
  })

  test('LACNIC: reassigned in its own spelling, one date only', () => {
    const { network: read } = network(
      {
        startAddress: '203.0.113.0',
        endAddress: '203.0.113.63',
        type: 're-assigned',
        status: ['active'],
        events: [{ eventAction: 'last changed', eventDate: '20xx' }],
      },
      'lacnic',
    )
    expect(read).toMatchObject({ level: 'assignment', changedOn: null })
  })

  test('APNIC: IPv6 in capitals and in full', () => {
    const { network: read } = network(
      {
        startAddress: '2001:0DB8:0000:0000:0000:0000:0000:0000',
        endAddress: '2001:0DB8:0000:FFFF:FFFF:FFFF:FFFF:FFFF',
        type: 'ASSIGNED NON-PORTABLE',
      },
      'apnic',
    )
    expect(read).toMatchObject({ first: '2001:db8::', level: 'assignment' })
  })
})

test.each([
  [null, 'not an RDAP object'],
  [[], 'not an RDAP object'],
  [{ objectClassName: 'entity' }, 'about entity'],
  [{ objectClassName: 'ip network' }, 'no range'],
  [{ startAddress: '192.0.2.9', endAddress: '192.0.2.1' }, 'no range'],
])('%j is no network', (value, problem) => {
  const read = readRdapNetwork(value, origin(null))
  expect(read.ok ? '' : read.problem).toContain(problem)
})

test('a link to another server is not followed', () => {
  const links = [
    { rel: 'up', href: 'https://elsewhere.example/ip/192.0.0.0/16' },
    { rel: 'up', href: 'http://rdap.example.net/ip/192.0.0.0/16' },
  ]
  expect(network({ startAddress: '192.0.2.0', endAddress: '192.0.2.255', links }).upUrl).toBeNull()
})

test('what strangers write is cleaned and capped, and broken members are left out', () => {
  const { network: read } = network({
    startAddress: '192.0.2.0',
    endAddress: '192.0.2.255',
    name: `EVIL\u0007\u202e${'x'.repeat(500)}`,
    country: '<b>',
    status: [1, null, 'active'],
    events: 'none',
    links: [{ rel: 'up', href: 'http://[broken' }],
    entities: [
      null,
      { roles: 'registrant', vcardArray: ['vcard', [['fn'], 'x', ['fn', {}, 'text', 7]]] },
      { roles: ['abuse'], vcardArray: ['vcard', [['email', {}, 'text', 'a@example.org?bcc=x@y.z']]] },
    ],
  })
  expect(read.name).toHaveLength(100)
  expect(read.name).toMatch(/^EVIL x+…$/)
  expect(read).toMatchObject({ country: null, status: ['active'], holder: null, abuseEmail: null })
})

test('the geofeed that a record names is kept, over https alone', () => {
  const named = (href: string, rel = 'geo', type?: string) =>
    network({
      startAddress: '192.0.2.0',
      endAddress: '192.0.2.255',
      links: [
        { rel: 'self', href: 'https://rdap.example.net/x' },
        { rel, href, ...(type ? { type } : {}) },
      ],
    }).network.geofeedUrl
  expect(named('https://feeds.example.com/geo.csv')).toBe('https://feeds.example.com/geo.csv')
  expect(named('https://feeds.example.com/geo.csv', 'related', 'application/geofeed+csv')).not.toBeNull()
  for (const bad of [
    'http://feeds.example.com/geo.csv',
    'javascript:alert(1)',
    'https://a:b@example.com/',
    'geo.csv',
  ])
    expect(named(bad)).toBeNull()
  expect(named('https://feeds.example.com/', 'up')).toBeNull()
})

test('space from before the registries is held by none of them, wherever it went', () => {
  for (const type of [
    'EARLY REGISTRATIONS, TRANSFERRED TO RIPE NCC',
    'Allocated to APNIC',
    'IANA Special Use',
  ])
    expect(
      network({ startAddress: '192.0.2.0', endAddress: '192.0.2.255', type }, 'arin').network.level,
    ).toBe('registry')
})
