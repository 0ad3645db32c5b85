import { hasRbldnsd, startRbldnsd, type ZoneData } from './rbldnsd.ts'
import { startBlockvet } from './run-blockvet.ts'
import type { ScanResult } from './scan-result.ts'
import { expect, type Folder, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'rbldnsd and dig are not installed: nothing real to compare with')

const BLOCK = '203.0.96.0/20'
const ADDRESSES = 4096
const zoneNames = Array.from({ length: 14 }, (_, i) => `m${i}`)

/** Address `host` of the block, counted from its first. */
const addressOf = (host: number): string => `203.0.${96 + (host >> 8)}.${host & 255}`
const listedBy = (list: number): readonly string[] =>
  Array.from({ length: ADDRESSES }, (_, host) => host)
    .filter((host) => (host * 7 + list) % 101 === 0)
    .map(addressOf)
const zones = zoneNames.map(
  (name, list): ZoneData => ({
    zone: `${name}.test`,
    type: 'ip4set',
    lines: ['127.0.0.2', ...listedBy(list).map((address) => `${address} :127.0.0.2:On ${name}: $`)],
  }),
)

function words(folder: Folder, port: number): string[] {
  const lists = zoneNames.map(
    (name) => `  - { id: ${name}, zone: ${name}.test, rate: 50000, servers: ["127.0.0.1:${port}"] }`,
  )
  const catalogue = folder.write(
    'lists.yaml',
    `operator: { id: ex, name: Ex }\nlists:\n${lists.join('\n')}\n`,
  )
  const around = ['--feeds', 'none', '--no-registry', '--no-rdns', '--allow-special']
  return ['--catalog', catalogue, '--rate', '500000', ...around, '--db', folder.at('own.db'), '--quiet']
}

function expectTruth(result: ScanResult): void {
  zoneNames.forEach((name, list) => {
    const found = result.listings.filter((listing) => listing.list === name)
    expect(found.map(({ address }) => address)).toEqual(listedBy(list))
    expect(found.every(({ address, text }) => text.join() === `On ${name}: ${address}`)).toBe(true)
  })
  expect(result.totals).toMatchObject({ checks: ADDRESSES * zoneNames.length, unknown: 0 })
}

test('lists of one’s own server are asked as fast as it answers, and every outcome is the server’s', async ({
  folder,
}) => {
  const server = await startRbldnsd(zones)
  try {
    const run = startBlockvet(['scan', BLOCK, '--json', '-', ...words(folder, server.port)])
    const { status, stdout } = await run.done
    expect(status).toBe(0)
    expectTruth(JSON.parse(stdout) as ScanResult)
  } finally {
    await server.stop()
  }
})
