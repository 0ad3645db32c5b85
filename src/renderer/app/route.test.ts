import { expect, test } from 'vitest'
import { readRoute } from './route.ts'

test('places, scans and their parts are read from the hash', () => {
  expect(readRoute('')).toEqual({ place: 'blocks', vet: null })
  expect(readRoute('#/blocks/192.0.2.0%2F24')).toEqual({ place: 'blocks', vet: '192.0.2.0/24' })
  expect(readRoute('#/scan/s1')).toEqual({ place: 'scan', scanId: 's1', tab: 'cases', item: null })
  expect(readRoute('#/scan/s1/lists/2001%3Adb8%3A%3A1')).toMatchObject({ tab: 'lists', item: '2001:db8::1' })
  expect(readRoute('#/lists/spam')).toEqual({ place: 'lists', listId: 'spam' })
  expect(readRoute('#/settings')).toEqual({ place: 'settings', part: null })
  expect(readRoute('#/settings/costs')).toEqual({ place: 'settings', part: 'costs' })
  expect(readRoute('#/cleanup')).toEqual({ place: 'cleanup', requestId: null })
  expect(readRoute('#/cleanup/ab12')).toEqual({ place: 'cleanup', requestId: 'ab12' })
})

test('nonsense leads to the first place', () => {
  expect(readRoute('#/nowhere/x')).toEqual({ place: 'blocks', vet: null })
  expect(readRoute('#/scan/')).toEqual({ place: 'blocks', vet: null })
  expect(readRoute('#/scan/%E0%A4%A')).toEqual({ place: 'blocks', vet: null })
})
