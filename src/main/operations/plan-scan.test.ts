import { expect, test } from 'vitest'
import { defaultSettings } from '../../shared/contract/settings.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { openTestContext, orderOf } from './open-context.test-support.ts'
import { planScan } from './plan-scan.ts'
import { readSettings } from './read-settings.ts'
import { saveSettings } from './save-settings.ts'
import { readOrder } from './scan-order.ts'

const BLOCK = '198.51.100.0/24'

function openWorld() {
  const servers = ['127.0.0.1:9']
  const lists = ['one', 'two'].map((id) => aList({ id, zone: `${id}.test`, servers, ratePerSecond: 100 }))
  const context = openTestContext(lists)
  const planned = () => planScan(context, orderOf(context, [BLOCK]))
  return { context, planned }
}

test('a fresh installation asks at most 2,000 a second, and each list as the catalogue permits', async () => {
  const plan = await openWorld().planned()
  expect(plan).toMatchObject({ ratePerSecond: 2000, listRatePerSecond: null })
  expect(plan.seconds).toBeGreaterThan(2.5)
  expect(plan.seconds).toBeLessThan(4)
})

test('a politer setting makes the plan longer, and the scan keeps to it', async () => {
  const { context, planned } = openWorld()
  saveSettings(context, { ...defaultSettings, listRatePerSecond: 10 })
  const perList = await planned()
  expect(perList.listRatePerSecond).toBe(10)
  expect(perList.seconds).toBeGreaterThan(25)
  saveSettings(context, { ...defaultSettings, ratePerSecond: 5 })
  const inAll = await planned()
  expect(inAll.seconds).toBeGreaterThan(100)
  expect(readOrder(context, orderOf(context, [BLOCK])).settings.ratePerSecond).toBe(5)
})

test('what an order names outranks the settings', () => {
  const { context } = openWorld()
  saveSettings(context, { ...defaultSettings, ratePerSecond: 5, listRatePerSecond: 5 })
  const named = orderOf(context, [BLOCK], { ratePerSecond: 70, listRatePerSecond: 60 })
  expect(readOrder(context, named).settings).toMatchObject({ ratePerSecond: 70, listRatePerSecond: 60 })
})

test('settings of before there was a pace have the usual one', () => {
  const { context } = openWorld()
  const { ratePerSecond: _, listRatePerSecond: __, ...old } = defaultSettings
  context.store.settings.set('settings', { ...old, preset: 'quick' })
  expect(readSettings(context)).toEqual({ ...defaultSettings, preset: 'quick' })
})

test('blocks that were mended, given twice or lie in one another are all told', () => {
  const { context } = openWorld()
  const order = orderOf(context, [BLOCK, '198.51.100.7/24', '198.51.100.128/25'])
  expect(readOrder(context, order).blocks.map(({ notices }) => notices)).toEqual([
    [
      '198.51.100.7/24 has host bits set; the block 198.51.100.0/24 was meant.',
      '198.51.100.0/24 was given twice; it is vetted once.',
    ],
    ['198.51.100.128/25 lies within 198.51.100.0/24, which is vetted too.'],
  ])
})
