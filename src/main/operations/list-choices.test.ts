import { expect, test } from 'vitest'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import { accessNotices } from './access-notices.ts'
import { decideList, readChoices } from './list-choices.ts'
import { openTestContext, orderOf } from './open-context.test-support.ts'
import { planScan } from './plan-scan.ts'

const terms = aList({
  id: 'terms',
  zone: 'terms.test',
  access: { kind: 'open', note: null, optInReason: 'The terms forbid scans.' },
})
const registered = aList({
  id: 'reg',
  zone: 'reg.test',
  access: { kind: 'registration', note: 'Register your resolver.', optInReason: null },
})

test('a list with terms is in presets once agreed to; named without, the scan says what that means', async () => {
  const context = openTestContext([terms, registered])
  const order = orderOf(context, ['198.51.100.0/30'], { preset: 'mail' })
  const { listIds: named, ...preset } = order
  expect(named).toContain('terms')
  const idsOf = async (): Promise<string[]> => (await planScan(context, preset)).lists.map(({ id }) => id)
  expect(await idsOf()).toEqual(['reg'])
  expect((await planScan(context, order)).lists[0]?.warnings).toEqual([
    'The terms forbid scans. A scan that names it counts as agreement.',
  ])
  expect(accessNotices(context, [terms])).toEqual([
    'The list terms was named, which counts as agreement to its terms for this scan: The terms forbid scans.',
  ])
  decideList(context, 'terms', { kind: 'agreed', agrees: true })
  expect(await idsOf()).toEqual(['terms', 'reg'])
  expect(accessNotices(context, [terms])).toEqual([])
  expect((await planScan(context, order)).lists[0]?.warnings).toEqual([])
  decideList(context, 'terms', { kind: 'agreed', agrees: false })
  expect(await idsOf()).toEqual(['reg'])
})

test('consent that no list asks for, and a list nobody knows, are refused and change nothing', () => {
  const context = openTestContext([terms, registered])
  const agree = { kind: 'agreed', agrees: true } as const
  expect(() => decideList(context, 'reg', agree)).toThrow('The list reg asks for no consent.')
  expect(() => decideList(context, 'nobody', agree)).toThrow('has no list "nobody"')
  expect(readChoices(context)).toEqual({ agreed: {}, asked: {}, registered: {} })
})

test('what was registered stands in the plan in place of the call to register', async () => {
  const context = openTestContext([registered])
  const order = orderOf(context, ['198.51.100.0/30'])
  expect((await planScan(context, order)).lists[0]?.warnings).toEqual(['Register your resolver.'])
  decideList(context, 'reg', { kind: 'registered', note: '192.0.2.53\u001bon 2026-11-01' })
  expect((await planScan(context, order)).lists[0]?.warnings).toEqual([
    'You registered: 192.0.2.53 on 2026-11-01',
  ])
})

test('a list that was turned off is in no preset; damaged choices count as none', async () => {
  const context = openTestContext([registered, aList({ id: 'other', zone: 'other.test' })])
  const { listIds, ...preset } = orderOf(context, ['198.51.100.0/30'])
  expect(listIds).toHaveLength(2)
  decideList(context, 'reg', { kind: 'asked', asked: false })
  expect((await planScan(context, preset)).lists.map(({ id }) => id)).toEqual(['other'])
  context.store.settings.set('list-choices', { agreed: 7 })
  expect((await planScan(context, preset)).lists).toHaveLength(2)
})
