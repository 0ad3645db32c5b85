import { expect, test } from 'vitest'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { compareBlocks } from './compare-blocks.ts'
import { exportComparison, tabulateComparison } from './export-comparison.ts'
import { openTestContext, orderOf, serveWorld } from './open-context.test-support.ts'
import { saveOffer } from './save-offer.ts'
import { startScans } from './start-scans.ts'

const [good, bad] = ['198.51.100.0/29', '203.0.113.0/29'] as const

async function twoOffers() {
  const server = await serveWorld(({ name, type }) => {
    const listed = name.startsWith('2.0.0.127.') || /^[123]\.113\.0\.203\./.test(name)
    const answers =
      listed && type === 'A' ? [{ name, type: 'A' as const, ttlSeconds: 60, data: '127.0.0.2' }] : []
    return { kind: 'reply', rcode: listed || type === 'SOA' ? 'NOERROR' : 'NXDOMAIN', answers }
  })
  const context = openTestContext([aList({ servers: [server], ratePerSecond: 1000 })])
  const { scanIds } = await startScans(context, orderOf(context, [good, bad]))
  await context.queue.ended()
  saveOffer(context, good, { provider: '=cmd()', price: '20 EUR a month', country: 'DE', note: '' })
  saveOffer(context, bad, { provider: 'Cheap Hosting', price: '5 EUR a month', country: '', note: '' })
  return { context, scanIds }
}

test('blocks and scan ids are compared under the settings, or under other terms', async () => {
  const { context, scanIds } = await twoOffers()
  const found = compareBlocks(context, [bad, scanIds[0] ?? ''])
  expect(found.terms).toEqual({ hourlyRate: 60, currency: 'EUR', horizonMonths: 12 })
  expect(found.offers.map(({ block, rank, cost }) => [rank, block, cost.price])).toEqual([
    [1, good, 240],
    [2, bad, 60],
  ])
  expect(compareBlocks(context, [bad, good], { horizonMonths: 1 }).offers[0]?.cost.price).toBe(20)

  const table = tabulateComparison(found, { width: 90, color: false })
  expect(table).toContain('1. 198.51.100.0/29')
  expect(table).toContain('DE, not known')
  expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90)
  const narrow = tabulateComparison(found, { width: 40, color: false })
  expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40)
  const csv = String(exportComparison(found, 'csv').content)
  expect(csv.split('\n')[1]).toContain(`"1","${good}","'=cmd()"`)
  expect(JSON.parse(String(exportComparison(found, 'json').content))).toMatchObject({
    schema: 'blockvet.compare/1',
    recommended: found.recommended,
    offers: [{ rank: 1, cost: { price: 240 } }, { rank: 2 }],
  })
})

test('what cannot be compared is refused in words', async () => {
  const { context, scanIds } = await twoOffers()
  expect(() => compareBlocks(context, [good])).toThrow(/One offer was given/)
  expect(() =>
    compareBlocks(
      context,
      Array.from({ length: 9 }, () => good),
    ),
  ).toThrow(/9 offers were given/)
  expect(() => compareBlocks(context, [good, scanIds[0] ?? ''])).toThrow(/named twice/)
  expect(() => compareBlocks(context, [good, '192.0.2.0/24'])).toThrow(/no finished scan of 192\.0\.2\.0\/24/)
  expect(() => compareBlocks(context, [good, 'what'])).toThrow(/'what' is neither a scan id nor a block/)
})
