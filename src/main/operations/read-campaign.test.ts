import { expect, test } from 'vitest'
import { chooseRegistryRequest } from '../../shared/domain/choose-registry-request.ts'
import { openTestContext } from './open-context.test-support.ts'
import { readCampaign } from './read-campaign.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['ARIN', 'arin-detailed'],
  ['RIPE NCC', 'ripe-assigned'],
  ['APNIC', 'apnic-assigned'],
  ['LACNIC', 'lacnic-assigned'],
  ['AFRINIC', 'afrinic-assigned'],
  ['IANA', undefined],
  ['', undefined],
])('at %s the provider is asked for %s', (registry, id) => {
  const { providerRequests } = readCampaign(openTestContext([]))
  expect(chooseRegistryRequest(providerRequests, registry)?.id).toBe(id)
})

test('a broken file is an error that names its mistakes', () => {
  expect(() => readCampaign({ readResource: () => bytes('phases: 1') })).toThrow(
    /^campaign\.yaml, line 1: phases is 1/,
  )
})
