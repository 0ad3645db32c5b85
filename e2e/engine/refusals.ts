import type { Refusal } from './refusing-server.ts'

/** A receiver that refuses, and from which address of ours it is written to. */
export interface RefusingReceiver extends Refusal {
  readonly domain: string
  readonly from: string
}

/** Who refuses the members' mail, in the words of those who do: a gateway, an appliance, an ISP, the user of a list. */
export const refusals: readonly RefusingReceiver[] = [
  {
    domain: 'gateway.example.net',
    from: '127.0.0.20',
    at: 'greeting',
    says: (client) => [
      '554-mx1.gateway.example.net',
      `554 Your access to this mail system from ${client} has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.`,
    ],
  },
  {
    domain: 'appliance.example.net',
    from: '127.0.0.18',
    at: 'recipient',
    says: (client) => [
      `554 Service unavailable; Client host [${client}] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=${client}`,
    ],
  },
  {
    domain: 'isp.example.net',
    from: '127.0.0.17',
    at: 'data',
    says: (client) => [
      `550-5.7.1 Mail from ${client} is refused: the address is on our own block list.`,
      '550 5.7.1 To be taken off write to unblock@postmaster.example.net from another address.',
    ],
  },
  {
    domain: 'german.example.net',
    from: '127.0.0.22',
    at: 'recipient',
    says: (client) => [
      `554 5.7.1 Service unavailable; Client host [${client}] blocked using german.example.test; Listed, see https://list.example.test/${client}`,
    ],
  },
]

/** What is to be found in a log of these refusals: operator, zone, our address, cause. */
export const blocksOfRefusals: readonly string[] = [
  'cisco-talos  203.0.113.20 reputation',
  'barracuda  203.0.113.18 dnsbl',
  '  203.0.113.17 private-list',
  'example german.example.test 203.0.113.22 dnsbl',
]

/** Who blocks which address, as `blockvet bounces --json -` tells it, in the form of `blocksOfRefusals`. */
export function blocksIn(json: string): ReadonlySet<string> {
  const { events } = JSON.parse(json) as { events: readonly BlockEvent[] }
  const blocks = events.filter(({ blocked }) => blocked)
  return new Set(
    blocks.map(({ operator, zone, listedIp, cause }) => [operator, zone, listedIp, cause].join(' ')),
  )
}

interface BlockEvent {
  readonly blocked: boolean
  readonly operator: string | null
  readonly zone: string | null
  readonly listedIp: string | null
  readonly cause: string
}
