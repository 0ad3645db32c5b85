import { expect, test } from 'vitest'
import { compareCountry, describeCountry } from './compare-country.ts'
import type { RegistryFindings, RegistryNetwork } from './registry-findings.ts'
import type { RouteOrigin, RoutingFindings } from './routing-findings.ts'

const network = (first: string, last: string, country: string | null): RegistryNetwork => ({
  first,
  last,
  country,
  handle: 'NET',
  parentHandle: null,
  name: 'NET',
  type: null,
  level: 'unknown',
  holder: null,
  holderHandle: null,
  status: [],
  registeredOn: null,
  changedOn: null,
  abuseEmail: null,
  port43: null,
  source: 'test',
})

const registry = (chain: readonly RegistryNetwork[], delegated: string | null = null): RegistryFindings => ({
  examinedAt: '2026-01-01T00:00:00Z',
  registry: 'RIPE NCC',
  source: 'rdap',
  chain,
  children: [],
  childrenSought: 'not-sought',
  state: 'unknown',
  explanation: '',
  askProvider: null,
  tradeOff: null,
  rules: [],
  flags: [],
  delegation: { registry: 'RIPE NCC', status: 'allocated', country: delegated, delegatedOn: null },
  failure: null,
  gaps: [],
})

const routing = (country: string | null, asCountry: string | null): RoutingFindings => {
  const origin: RouteOrigin = {
    asn: 64500,
    asName: null,
    prefix: '203.0.113.0/24',
    asCountry,
    rpki: 'unknown',
  }
  return {
    examinedAt: '2026-01-01T00:00:00Z',
    source: 'table',
    dataDate: null,
    origins: [origin],
    announced: true,
    rpki: 'unknown',
    authorizations: [],
    rpkiText: null,
    asListings: [],
    country,
    promisedCountry: null,
    failure: null,
    gaps: [],
  }
}

const nothing = { netblocks: null, registry: null, routing: null, reverseDns: null }

test('without a promise there is nothing to compare', () => {
  expect(compareCountry(undefined, { ...nothing, routing: routing('NL', null) })).toBeNull()
})

test('what nobody told is not known, and neither agrees nor differs', () => {
  const found = compareCountry('DE', nothing)
  expect(found).toEqual({ promised: 'DE', facts: [], agrees: null })
  expect(found && describeCountry(found)).toContain('not known')
})

test('the smallest network with a country speaks; others are passed over', () => {
  const chain = [
    network('203.0.112.0', '203.0.115.255', 'EU'),
    network('203.0.113.0', '203.0.113.255', 'nl'),
    network('203.0.113.0', '203.0.113.15', null),
  ]
  const found = compareCountry('DE', { ...nothing, registry: registry(chain, 'DE') })
  expect(found).toEqual({
    promised: 'DE',
    facts: [{ source: 'registry', about: '203.0.113.0/24', country: 'NL' }],
    agrees: false,
  })
  expect(found && describeCountry(found)).toBe(
    "The offer promises DE, but the registry's record of 203.0.113.0/24 says NL.",
  )
})

test('without a record the delegation speaks', () => {
  const found = compareCountry('DE', { ...nothing, registry: registry([], 'DE') })
  expect(found).toMatchObject({ agrees: true, facts: [{ source: 'delegation', country: 'DE' }] })
})

test('one of several located countries that differs is a difference; the AS decides nothing', () => {
  expect(compareCountry('DE', { ...nothing, routing: routing('DE, NL', null) })?.agrees).toBe(false)
  const two = compareCountry('DE', { ...nothing, routing: routing('DE, NL', null) })
  expect(two && describeCountry(two)).toBe(
    'The offer promises DE, but your geolocation database says NL; your geolocation database says DE.',
  )
  const abroad = compareCountry('DE', { ...nothing, routing: routing('DE', 'US') })
  expect(abroad?.agrees).toBe(true)
  expect(abroad && describeCountry(abroad)).toContain('AS64500, which announces it, is registered in US')
  expect(compareCountry('DE', { ...nothing, routing: routing(null, 'US') })?.agrees).toBeNull()
})

test('words of strangers that are no code are not told', () => {
  const chain = [network('203.0.113.0', '203.0.113.255', '<b>DE</b>')]
  expect(compareCountry('DE', { ...nothing, registry: registry(chain) })?.facts).toEqual([])
})

test('a geofeed or table at hand is a source like others, each once for a country', () => {
  const place = (range: string, country: string) => ({ feedName: 'Geofeeds', range, country, place: country })
  const places = [
    place('203.0.113.0/28', 'NL'),
    place('203.0.113.16/28', 'NL'),
    place('203.0.113.32/28', 'FR'),
  ]
  const found = compareCountry('NL', {
    registry: null,
    routing: { ...routing(null, null), places },
    netblocks: null,
    reverseDns: null,
  })
  expect(found?.facts.map(({ source, country }) => [source, country])).toEqual([
    ['file', 'NL'],
    ['file', 'FR'],
  ])
  expect(found?.agrees).toBe(false)
  expect(found && describeCountry(found)).toContain('Geofeeds, 203.0.113.32/28: FR')
})
