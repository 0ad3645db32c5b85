import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Block, parseBlock } from '../../shared/domain/block.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import { loadFeeds } from '../engine/netblocks/load-feeds.ts'
import { writeMmdb } from '../engine/routing/write-mmdb.test-support.ts'
import type { ExaminationInput } from './examination.ts'
import { openTestContext, testFeeds } from './open-context.test-support.ts'
import { silentRegistry } from './registry-access.test-support.ts'
import { registryExamination } from './registry-examination.ts'
import { routingExamination } from './routing-examination.ts'

const shipped = new URL('../../../resources/feeds/', import.meta.url)
const block = '203.0.113.16/28'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'blockvet-routing-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const keep = (name: string, content: string | Buffer): void => writeFileSync(path.join(folder, name), content)

function input(
  text = block,
  sources: Partial<NonNullable<ExaminationInput['examine']['sources']>> = {},
): ExaminationInput {
  const names = [
    'spamhaus',
    'iptoasn',
    'rpki',
    'rirs',
    'uceprotect',
    'ripe-ncc',
    'caida',
    'irr',
    'operators',
    'db-ip',
  ]
  const loaded = loadFeeds(
    names.map((name) => ({ name, text: readFileSync(new URL(`${name}.yaml`, shipped), 'utf8') })),
  )
  if (!loaded.ok) throw new Error(loaded.problems.join(' '))
  const http = {
    get: async () => ({ kind: 'answer', status: 404, headers: {}, body: new Uint8Array() }) as const,
  }
  const context = openTestContext([], {
    feeds: testFeeds(folder, { known: loaded.feeds }),
    registry: silentRegistry(http),
  })
  return {
    context,
    scan: {
      block: text,
      settings: { path: { kind: 'system', servers: [] }, timeoutMs: 100, retries: 0 },
    } as unknown as Scan,
    examine: {
      feeds: { kind: 'folder', folder },
      registry: true,
      reverseDns: false,
      sources: {
        rdap: 'http://127.0.0.1:9/',
        whois: null,
        asnZone: null,
        geolocation: null,
        country: null,
        ...sources,
      },
    },
    pace: { take: () => undefined },
    signal: new AbortController().signal,
  }
}

const table = [
  '203.0.112.0\t203.0.127.255\t64500\tZZ\tEXAMPLE',
  '198.51.100.0\t198.51.100.255\t0\tNone\tNot routed',
  '198.18.0.0\t198.18.255.255\t64502\tZZ\tFAR',
  '203.0.112.0\t203.0.112.255\t64501\tZZ\tOTHER',
].join('\n')
const vrps = (asn: number): string =>
  JSON.stringify({ roas: [{ asn: `AS${asn}`, prefix: '203.0.112.0/20', maxLength: 20 }] })

test('a table on disk says who announces the block, in whose covering prefix, and RPKI whether they may', async () => {
  keep('iptoasn.tsv.gz', gzipSync(table))
  keep('rpki-vrps.json', vrps(64500))
  expect(await routingExamination.run(input())).toMatchObject({
    source: 'table',
    announced: true,
    origins: [{ asn: 64500, prefix: '203.0.112.0/20', asName: 'EXAMPLE', rpki: 'valid' }],
    rpki: 'valid',
    asListings: [],
    failure: null,
  })
  keep('rpki-vrps.json', vrps(64999))
  expect(await routingExamination.run(input())).toMatchObject({
    rpki: 'invalid',
    rpkiText: expect.stringContaining('AS64999') as string,
  })
})

test('without a copy of the authorizations nothing is called valid, nor without a table announced', async () => {
  keep('iptoasn.tsv', table)
  expect((await routingExamination.run(input())).rpki).toBe('unknown')
  expect(await routingExamination.run(input('198.51.100.0/24'))).toMatchObject({
    announced: false,
    origins: [],
  })
  // No table of that family, no word.
  expect((await routingExamination.run(input('2001:db8::/48'))).announced).toBeNull()
  rmSync(path.join(folder, 'iptoasn.tsv'))
  expect((await routingExamination.run(input())).announced).toBeNull()
  keep('iptoasn.tsv', '<html>Sorry</html>')
  expect((await routingExamination.run(input())).announced).toBeNull()
})

test('a block wider than its announcements shows them all, and says what is not announced', async () => {
  keep('iptoasn.tsv', '203.0.112.0\t203.0.112.255\t64500\tZZ\tA\n203.0.114.0\t203.0.115.255\t64501\tZZ\tB\n')
  const routing = await routingExamination.run(input('203.0.112.0/22'))
  expect(routing.origins.map(({ asn, prefix }) => [asn, prefix])).toEqual(
    expect.arrayContaining([
      [64500, '203.0.112.0/24'],
      [64501, '203.0.114.0/23'],
    ]),
  )
  expect(routing.gaps).toContain('Parts of the block are not announced.')
})

test('the announcing AS is looked up in ASN-DROP and in UCEPROTECT Level 3', async () => {
  keep('iptoasn.tsv', table)
  keep(
    'spamhaus-asndrop.json',
    '{"asn":64500,"asname":"EXAMPLE-BAD"}\n{"type":"metadata","timestamp":1790000000,"records":1}\n',
  )
  keep('uceprotect-l3.txt', '203.0.113.0/24 Your ISP EXAMPLE-NET/AS64500 is listed\n')
  const { asListings } = await routingExamination.run(input())
  expect(asListings.map(({ feedId, asn }) => [feedId, asn])).toEqual([
    ['spamhaus-asndrop', 64500],
    ['uceprotect-l3', 64500],
  ])
})

test('the country of the user’s database stands beside the promised one', async () => {
  const parsed = parseBlock('203.0.113.0/24') as { block: Block }
  keep('geo.mmdb', writeMmdb(parsed.block, 'DE'))
  const geolocation = path.join(folder, 'geo.mmdb')
  expect(await routingExamination.run(input(block, { geolocation, country: 'NL' }))).toMatchObject({
    country: 'DE',
    promisedCountry: 'NL',
  })
  writeFileSync(geolocation, 'no database')
  expect((await routingExamination.run(input(block, { geolocation }))).gaps).toEqual([
    'The geolocation file is no MMDB database.',
  ])
  const missing = await routingExamination.run(input(block, { geolocation: path.join(folder, 'none') }))
  expect(missing.gaps).toEqual(['The geolocation database cannot be read.'])
})

test.each([
  ['available', 'available'],
  ['reserved', 'reserved'],
])('space that the statistics call %s is flagged', async (status, code) => {
  keep(
    'rir-delegated.txt',
    `2|arin|20260101|1|19830101|20260101|+0000\narin||ipv4|203.0.112.0|4096||${status}|\n`,
  )
  const { flags, delegation, state } = await registryExamination.run(input())
  expect(delegation).toEqual({ registry: 'ARIN', status, country: null, delegatedOn: null })
  expect(flags.map((flag) => flag.code)).toEqual([code])
  expect(state).toBe('not-registered')
})

test('delegated space has its day and country', async () => {
  keep(
    'nro-delegated.txt',
    '2|nro|20260101|1|19830101|20260101|+0000\nripencc|DE|ipv4|203.0.112.0|4096|20150102|allocated|x|e-stats\n',
  )
  expect((await registryExamination.run(input())).delegation).toEqual({
    registry: 'RIPE NCC',
    status: 'allocated',
    country: 'DE',
    delegatedOn: '2015-01-02',
  })
})

test('a copy of the authorizations that was cut off says nothing, rather than that there is none', async () => {
  keep('iptoasn.tsv', table)
  const text = `{"roas":[{"asn":64777,"prefix":"192.0.2.0/24","maxLength":24},${vrps(64500).slice(9, -2)}]}`
  keep('rpki-vrps.json', text)
  expect((await routingExamination.run(input())).rpki).toBe('valid')
  keep('rpki-vrps.json', text.slice(0, 70))
  expect(await routingExamination.run(input())).toMatchObject({ rpki: 'unknown', rpkiText: null })
})

test('old authorizations are used, and said to be old', async () => {
  keep('iptoasn.tsv', table)
  keep('rpki-vrps.json', `{"metadata":{"generated":1600000000},${vrps(64500).slice(1)}`)
  const { rpki, gaps } = await routingExamination.run(input())
  expect(rpki).toBe('valid')
  expect(gaps).toContainEqual(expect.stringMatching(/^The authorizations \(RPKI\) are stale\. /))
})

test('route objects of a dump tell whether the announcement has one, and what earlier users left', async () => {
  keep('iptoasn.tsv', table)
  expect(await routingExamination.run(input())).toMatchObject({ routeObjects: null, routeObjectsText: null })
  keep(
    'irr-db.db',
    'route: 203.0.112.0/20\norigin: AS64500\nmnt-by: A-MNT\nsource: RADB\n\nroute: 203.0.113.0/24\norigin: AS64666\nmnt-by: OLD-MNT\nsource: RADB\n',
  )
  const { routeObjects, routeObjectsText } = await routingExamination.run(input())
  expect(routeObjects).toContainEqual({
    prefix: '203.0.113.0/24',
    asn: 64666,
    maintainer: 'OLD-MNT',
    registry: 'RADB',
    changedOn: null,
  })
  expect(routeObjectsText).toBe(
    'Every announcement has a route object with its origin. Route objects name other networks (AS64666 for 203.0.113.0/24): as a rule left by an earlier user; whoever maintains them, or the holder of the space, can have them removed.',
  )
})

test('geofeeds and geolocation tables at hand place the block', async () => {
  keep('geofeed.csv', '# ours\n203.0.113.0/24,NL,NL-NH,Amsterdam,\n198.51.100.0/24,DE,,,\n')
  keep('dbip-lite.csv.gz', gzipSync('203.0.112.0,203.0.127.255,DE\n'))
  const { places } = await routingExamination.run(input())
  expect(places).toEqual([
    {
      feedName: 'DB-IP Lite country',
      range: '203.0.112.0/20',
      country: 'DE',
      place: 'DE',
    },
    {
      feedName: 'Geofeeds (RFC 8805)',
      range: '203.0.113.0/24',
      country: 'NL',
      place: 'NL, NL-NH, Amsterdam',
    },
  ])
})

test('the transfer logs tell who had the space before, and a late change of hands is worth knowing', async () => {
  expect((await registryExamination.run(input())).transfers).toBeNull()
  const log = (date: string): string =>
    JSON.stringify({
      version: {
        stats_version: '4.0',
        production_date: `${new Date().toISOString().slice(0, 10)}T00:00:00Z`,
      },
      transfers: [
        {
          transfer_date: date,
          type: 'RESOURCE_TRANSFER',
          source_rir: 'ARIN',
          recipient_rir: 'RIPE NCC',
          source_organization: { name: 'Old Example' },
          recipient_organization: { name: 'New Example' },
          ip4nets: { transfer_set: [{ start_address: '203.0.112.0', end_address: '203.0.127.255' }] },
        },
      ],
    })
  const words = 'resource transfer: Old Example (ARIN) to New Example (RIPE NCC)'
  const elsewhere = log('2020-01-01T00:00:00Z').replaceAll('203.0.1', '192.0.1')
  keep('rir-transfers.json', elsewhere)
  expect((await registryExamination.run(input())).transfers).toEqual([])
  keep('rir-transfers.json', elsewhere.slice(0, -1))
  expect((await registryExamination.run(input())).transfers).toBeNull()
  keep('rir-transfers.json', log(new Date(Date.now() - 90 * 86_400_000).toISOString()))
  const late = await registryExamination.run(input())
  expect(late.transfers).toEqual([{ range: '203.0.112.0/20', on: expect.any(String) as string, text: words }])
  expect(late.flags.map(({ code }) => code)).toEqual(['recent-change'])
  keep('rir-transfers.json', log('2012-05-01T00:00:00Z'))
  const early = await registryExamination.run(input())
  expect(early.transfers?.[0]?.on).toBe('2012-05-01')
  expect(early.flags).toEqual([])
  expect(early.gaps).toEqual([])
  keep('rir-transfers.json', log('2012-05-01T00:00:00Z').replace(/(production_date":")\d{4}/, '$12020'))
  expect((await registryExamination.run(input())).gaps).toEqual([
    expect.stringMatching(/^The transfer logs are stale\. /),
  ])
})

test('a list of networks that is cut off, old, or not there is no word in favour of the network', async () => {
  keep('iptoasn.tsv', table)
  const none = await routingExamination.run(input())
  expect(none).toMatchObject({ asListings: [], asListsRead: 0 })
  expect(none.gaps).toEqual([
    'No list of networks is at hand: whether one names the announcing AS is not known.',
  ])
  keep('spamhaus-asndrop.json', '{"asn":64999,"asname":"OTHER"}\n')
  const cut = await routingExamination.run(input())
  expect(cut.asListsRead).toBe(1)
  expect(cut.gaps[0]).toMatch(/^The list Spamhaus ASN-DROP was read as far as it goes \(it was cut off/)
  keep(
    'spamhaus-asndrop.json',
    '{"asn":64999,"asname":"OTHER"}\n{"type":"metadata","timestamp":1600000000,"records":1}\n',
  )
  expect((await routingExamination.run(input())).gaps[0]).toMatch(/^The list Spamhaus ASN-DROP is stale\. /)
})
