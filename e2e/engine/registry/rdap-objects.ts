/** One network as a registry writes it, and the path it is found under. */
export interface Shape {
  /** Networks from large to small, each with the range it answers for. */
  readonly networks: readonly { readonly first: number; readonly last: number; readonly object: object }[]
}

const card = (name: string, kind = 'org') => [
  'vcard',
  [
    ['version', {}, 'text', '4.0'],
    ['fn', {}, 'text', name],
    ['kind', {}, 'text', kind],
  ],
]
const abuse = (address: string, type: object = {}) => [
  'vcard',
  [
    ['version', {}, 'text', '4.0'],
    ['fn', {}, 'text', 'Abuse desk'],
    ['email', type, 'text', address],
  ],
]
const event = (eventAction: string, eventDate: string) => ({ eventAction, eventDate })

/** 203.0.113.0/24 and what lies in it, last octets only. */
const all = { first: 0, last: 255 }
const part = { first: 16, last: 31 }

/** The five registries, each with its own way to write things. */
export const shapes: Readonly<Record<string, Shape>> = {
  arin: {
    networks: [
      {
        ...all,
        object: {
          objectClassName: 'ip network',
          handle: 'NET-203-0-113-0-1',
          startAddress: '203.000.113.000',
          endAddress: '203.000.113.255',
          name: 'EXAMPLE-24',
          type: 'DIRECT ALLOCATION',
          port43: 'whois.arin.net',
          status: ['active'],
          events: [
            event('last changed', '2020-02-03T04:05:06-05:00'),
            event('registration', '2009-07-01T00:00:00-04:00'),
          ],
          entities: [
            {
              handle: 'EXAMP-1',
              roles: ['registrant'],
              vcardArray: card('Example Hosting, Inc.'),
              entities: [{ handle: 'ABUSE1', roles: ['abuse'], vcardArray: abuse('abuse@example.net') }],
            },
          ],
        },
      },
      {
        ...part,
        object: {
          objectClassName: 'ip network',
          handle: 'NET-203-0-113-16-1',
          parentHandle: 'NET-203-0-113-0-1',
          startAddress: '203.000.113.016',
          endAddress: '203.000.113.031',
          name: 'TENANT',
          type: 'REASSIGNMENT',
          port43: 'whois.arin.net',
          entities: [{ handle: 'C01234567', roles: ['registrant'], vcardArray: card('Teapot Web Shop') }],
          arin_originas0_originautnums: [],
        },
      },
    ],
  },
  ripe: {
    networks: [
      {
        ...all,
        object: {
          objectClassName: 'ip network',
          handle: '203.0.113.0 - 203.0.113.255',
          startAddress: '203.0.113.0/32',
          endAddress: '203.0.113.255/32',
          ipVersion: 'v4',
          name: 'EXAMPLE-NET',
          type: 'ALLOCATED PA',
          country: 'NL',
          port43: 'whois.ripe.net',
          rdapConformance: [
            'rdap_level_0',
            'cidr0',
            'nro_rdap_profile_0',
            'redacted',
            'geofeed1',
            'rirSearch1',
            'ips',
          ],
          events: [event('last changed', '2021-01-02T03:04:05Z')],
          entities: [
            { handle: 'EXAMPLE-MNT', roles: ['registrant'], vcardArray: card('EXAMPLE-MNT', 'individual') },
            { handle: 'ORG-EX1-RIPE', roles: ['registrant'], vcardArray: card('Example Hosting BV') },
            {
              handle: 'AR1-RIPE',
              roles: ['abuse'],
              vcardArray: abuse('abuse@example.org', { type: 'abuse' }),
            },
          ],
          redacted: [{ name: { description: 'Personal data' } }],
        },
      },
    ],
  },
  apnic: {
    networks: [
      {
        ...all,
        object: {
          objectClassName: 'ip network',
          handle: '203.0.113.0 - 203.0.113.255',
          startAddress: '203.0.113.0',
          endAddress: '203.0.113.255',
          name: 'EXAMPLE-AP',
          type: 'ASSIGNED NON-PORTABLE',
          country: 'AU',
          port43: 'whois.apnic.net',
          entities: [{ handle: 'ORG-EX-AP', roles: ['registrant'], vcardArray: card('Example Pacific') }],
        },
      },
    ],
  },
  lacnic: {
    networks: [
      {
        ...all,
        object: {
          objectClassName: 'ip network',
          handle: '203.0.113.0/24',
          startAddress: '203.0.113.0',
          endAddress: '203.0.113.255',
          type: 'allocated',
          port43: 'whois.lacnic.net',
          notices: [{ title: 'Rate Limit Notice', description: ['Ten requests a minute'] }],
          entities: [
            { handle: 'ZZ-EX-LACNIC', roles: ['registrant'], vcardArray: card('Ejemplo Redes S.A.') },
          ],
        },
      },
    ],
  },
  afrinic: {
    networks: [
      {
        ...all,
        object: {
          objectClassName: 'ip network',
          handle: '203.0.113.0 - 203.0.113.255',
          startAddress: '203.0.113.0',
          endAddress: '203.0.113.255',
          name: 'EXAMPLE-AFRICA',
          type: 'SUB-ALLOCATED PA',
          port43: 'whois.afrinic.net',
          entities: [{ handle: 'ORG-EX-AFRINIC', vcardArray: card('Example Africa') }],
        },
      },
    ],
  },
}

/** What RIPE's list of networks below a prefix holds (RFC 9910). */
export const below = {
  rdapConformance: ['rdap_level_0', 'rirSearch1'],
  ipSearchResults: [
    {
      objectClassName: 'ip network',
      handle: '203.0.113.64 - 203.0.113.127',
      startAddress: '203.0.113.64/32',
      endAddress: '203.0.113.127/32',
      name: 'SNOWDRIFT',
      type: 'ASSIGNED PA',
      port43: 'whois.ripe.net',
      entities: [{ handle: 'ORG-SN1-RIPE', roles: ['registrant'], vcardArray: card('Snowdrift Media') }],
    },
  ],
}
