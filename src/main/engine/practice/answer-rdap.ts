import { formatAddress } from '../../../shared/domain/address.ts'
import { type Block, blockSize, contains, parseBlock } from '../../../shared/domain/block.ts'
import type { PracticeRegistry } from './practice-registry.ts'

/** What an RDAP server answers. */
export interface RdapAnswer {
  readonly status: 200 | 400 | 404
  readonly json: unknown
}

type Network = PracticeRegistry['networks'][number]

/** Answers `…/ip/<address or CIDR>` as an RDAP server does (RFC 9082 §3.1.1): the most specific network around it. */
export function answerRdap({ networks }: PracticeRegistry, pathname: string): RdapAnswer {
  const asked = /\/ip\/([^?#]+)$/.exec(pathname)?.[1]
  const parsed = asked === undefined ? null : parseBlock(decodeURIComponent(asked))
  if (!parsed?.ok) return { status: 400, json: { errorCode: 400, title: 'Not a network' } }
  const found = mostSpecific(networks, parsed.block)
  if (!found) return { status: 404, json: { errorCode: 404, title: 'Not found' } }
  return { status: 200, json: networkObject(found) }
}

function mostSpecific(networks: readonly Network[], block: Block): Network | null {
  const around = networks.filter(({ at }) => contains(at, block))
  return around.toSorted((a, b) => (blockSize(a.at) < blockSize(b.at) ? -1 : 1))[0] ?? null
}

function networkObject({ at, handle, name, type, holder, country, registered, changed, abuse }: Network) {
  const { family } = at
  return {
    objectClassName: 'ip network',
    rdapConformance: ['rdap_level_0', 'cidr0'],
    handle,
    startAddress: formatAddress({ family, value: at.first }),
    endAddress: formatAddress({ family, value: at.last }),
    ipVersion: `v${family}`,
    name,
    type,
    country,
    status: ['active'],
    events: [
      { eventAction: 'registration', eventDate: `${registered}T00:00:00Z` },
      { eventAction: 'last changed', eventDate: `${changed}T00:00:00Z` },
    ],
    entities: [
      {
        objectClassName: 'entity',
        roles: ['registrant'],
        vcardArray: [
          'vcard',
          [
            ['version', {}, 'text', '4.0'],
            ['fn', {}, 'text', holder],
            ['kind', {}, 'text', 'org'],
          ],
        ],
        entities: abuse === undefined ? [] : [abuseEntity(abuse)],
      },
    ],
  }
}

const abuseEntity = (email: string) => ({
  objectClassName: 'entity',
  roles: ['abuse'],
  vcardArray: [
    'vcard',
    [
      ['version', {}, 'text', '4.0'],
      ['fn', {}, 'text', 'Abuse desk'],
      ['email', { type: 'abuse' }, 'text', email],
    ],
  ],
})
