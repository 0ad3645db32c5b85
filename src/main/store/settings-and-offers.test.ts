import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, testStore } from './store.test-support.ts'

test('settings are JSON values by name; none is undefined', () => {
  const file = path.join(temporaryFolder(), 'test.db')
  const store = testStore({ file })
  expect(store.settings.get('settings')).toBeUndefined()
  const value = { appearance: 'dark', resolvers: ['[::1]:53'], nothing: null }
  store.settings.set('settings', { old: true })
  store.settings.set('settings', value)
  store.settings.set('flag', false)
  expect(testStore({ file }).settings.get('settings')).toEqual(value)
  expect(store.settings.get('flag')).toBe(false)
})

test('an offer is kept per block, in the words it was noted in', () => {
  const store = testStore()
  expect(store.offers.get('203.0.113.0/24')).toBeNull()
  const offer = { provider: "O'Brien; --", price: '49 €\n/ month', country: 'DE', note: '=1+1' }
  store.offers.save('203.0.113.0/24', { ...offer, price: '1' })
  store.offers.save('203.0.113.0/24', offer)
  expect(store.offers.get('203.0.113.0/24')).toEqual(offer)
  expect(store.offers.get('203.0.113.0/25')).toBeNull()
})
