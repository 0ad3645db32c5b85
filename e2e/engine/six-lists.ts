import type { ZoneData } from './rbldnsd.ts'

/** Six lists, each with its own way out, and the addresses of 203.0.113.16/28 that they name. */
export const sixLists = [
  {
    id: 'mail',
    way: 'method: email, whoMayAsk: user, email: delist@mail.example.test, blockRequests: yes',
    named: ['203.0.113.17', '203.0.113.20'],
  },
  {
    id: 'range',
    way: 'method: email, whoMayAsk: user, email: delist@range.example.test, blockRequests: yes',
    named: ['203.0.113.16/29'],
  },
  {
    id: 'form',
    way: 'method: form, whoMayAsk: user, url: "https://form.example.test/", blockRequests: no',
    named: ['203.0.113.18', '203.0.113.19'],
  },
  {
    id: 'provider',
    way: 'method: email, whoMayAsk: provider, blockRequests: yes',
    named: ['203.0.113.16/28'],
  },
  { id: 'expiry', way: 'method: expiry, whoMayAsk: user, blockRequests: unknown', named: ['203.0.113.21'] },
  {
    id: 'german',
    way: 'method: email, whoMayAsk: user, email: delist@german.example.test, blockRequests: unknown',
    named: ['203.0.113.22'],
  },
] as const

/** Their zones for rbldnsd; those that are not `open` name nobody. */
export const sixZones = (open: readonly string[]): readonly ZoneData[] =>
  sixLists.map(({ id, named }) => ({
    zone: `${id}.example.test`,
    type: 'ip4set',
    lines: [
      ':127.0.0.2:Listed, see https://list.example.test/$',
      '127.0.0.2',
      ...(open.includes(id) ? named : []),
    ],
  }))

/** Their catalogue, asked at a port of this machine. */
export const sixListsCatalogue = (
  port: number,
): string => `operator: { id: example, name: Example, url: "https://example.test/" }
lists:
${sixLists
  .map(
    ({
      id,
    }) => `  - { id: ${id}, name: List ${id}, zone: ${id}.example.test, families: [4], polarity: block, impact: high,
      granularity: address, servers: ["127.0.0.1:${port}"], rate: 500, removal: ${id},
      codes: [{ match: 127.0.0.2, means: Spam source }] }`,
  )
  .join('\n')}
removals:
${sixLists
  .map(
    ({ id, way }) => `  - { id: ${id}, ${way}, languages: [${id === 'german' ? 'de' : 'en'}],
      delay: { hours: [1, 24], basis: operator }, evidenceWanted: [ip, causeFixed], confidence: medium }`,
  )
  .join('\n')}
`
