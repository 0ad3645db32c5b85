import { expect, test } from 'vitest'
import { compareCountry } from '../../../../../shared/domain/compare-country.ts'
import type { RegistryFindings, RegistryNetwork } from '../../../../../shared/domain/registry-findings.ts'
import type { RoutingFindings } from '../../../../../shared/domain/routing-findings.ts'
import { renderPage } from '../../../../render-page.test-support.tsx'
import { CountryPanel } from './CountryPanel.tsx'
import { RegistryPanel } from './RegistryPanel.tsx'
import { RoutingPanel } from './RoutingPanel.tsx'

const network: RegistryNetwork = {
  first: '203.0.112.0',
  last: '203.0.115.255',
  handle: 'NET-1',
  parentHandle: null,
  name: 'ROOKERY',
  type: 'ALLOCATED PA',
  level: 'direct',
  holder: 'Rookery <b>Hosting</b>',
  holderHandle: null,
  country: 'DE',
  status: [],
  registeredOn: '2011-03-08T00:00:00.000Z',
  changedOn: null,
  abuseEmail: 'abuse@rookery.example',
  port43: null,
  source: 'https://rdap.example/ip/x',
}
const registry: RegistryFindings = {
  examinedAt: '2026-11-23T09:00:00.000Z',
  registry: 'RIPE NCC',
  source: 'rdap',
  chain: [network],
  children: [],
  childrenSought: 'sampled',
  state: 'not-reassigned',
  explanation: 'The block has no record of its own.',
  askProvider: 'Please register it to us.',
  tradeOff: 'With one you get your own abuse contact.',
  rules: [{ text: 'RIPE NCC transfers nothing smaller than a /24.', unverified: 'the size' }],
  flags: [{ code: 'recent-change', text: 'The record changed 20 days ago.' }],
  delegation: null,
  failure: null,
  gaps: [],
}
const routing: RoutingFindings = {
  examinedAt: '2026-11-23T09:00:00.000Z',
  source: 'dns',
  dataDate: null,
  origins: [{ asn: 64500, asName: 'EXAMPLE', prefix: '203.0.112.0/22', asCountry: 'DE', rpki: 'invalid' }],
  announced: true,
  rpki: 'invalid',
  authorizations: [],
  rpkiText: 'It is not authorized.',
  asListings: [],
  country: 'NL',
  promisedCountry: 'DE',
  failure: null,
  gaps: [],
}

test('says whose it is, shows the chain as text, and offers the request to copy', async () => {
  const screen = await renderPage(<RegistryPanel registry={registry} />)
  await expect.element(screen.getByText('No record of its own')).toBeVisible()
  await expect.element(screen.getByText('203.0.112.0/22')).toBeVisible()
  await expect.element(screen.getByText('Rookery <b>Hosting</b>')).toBeVisible()
  await expect.element(screen.getByText('Recent change')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Copy the request' })).toBeVisible()
  await expect.element(screen.getByText('(unverified)')).toBeVisible()
})

test('unknown stays unknown', async () => {
  const unknown: RegistryFindings = {
    ...registry,
    state: 'unknown',
    chain: [],
    askProvider: null,
    flags: [],
    rules: [],
    tradeOff: null,
    explanation: 'Unknown.',
    failure: 'rdap.example did not answer in time.',
  }
  const screen = await renderPage(<RegistryPanel registry={unknown} />)
  await expect.element(screen.getByText('Not known')).toBeVisible()
  await expect.element(screen.getByText('rdap.example did not answer in time.')).toBeVisible()
})

test('a scan that examined nothing says so', async () => {
  const screen = await renderPage(<RegistryPanel registry={null} />)
  await expect.element(screen.getByText(/not examined in this scan/)).toBeVisible()
})

test('the route carries its RPKI state in words, and a small block is explained', async () => {
  const screen = await renderPage(<RoutingPanel routing={routing} block="203.0.113.16/28" />)
  await expect.element(screen.getByText('AS64500')).toBeVisible()
  await expect.element(screen.getByText('RPKI invalid')).toBeVisible()
  await expect.element(screen.getByText(/no route of its own anywhere/)).toBeVisible()
  await expect.element(screen.getByText('Located in NL by your geolocation database.')).toBeVisible()
})

test('a country that is not as promised is told as a fact; without a promise nothing is', async () => {
  const found = { netblocks: null, registry: null, routing, reverseDns: null }
  const screen = await renderPage(<CountryPanel promised={compareCountry('DE', found)} />)
  await expect.element(screen.getByText('Not as promised')).toBeVisible()
  await expect.element(screen.getByText(/your geolocation database says NL/)).toBeVisible()
  const silent = await renderPage(<CountryPanel promised={compareCountry(undefined, found)} />)
  expect(silent.container.querySelector('section')).toBeNull()
})

test('not announced and not known are told apart', async () => {
  const quiet: RoutingFindings = {
    ...routing,
    origins: [],
    announced: false,
    rpki: 'unknown',
    rpkiText: null,
  }
  const screen = await renderPage(<RoutingPanel routing={quiet} block="203.0.113.0/24" />)
  await expect.element(screen.getByText(/Nobody announces the block/)).toBeVisible()
  const unknown: RoutingFindings = { ...quiet, announced: null, failure: 'The resolver did not answer.' }
  const other = await renderPage(<RoutingPanel routing={unknown} block="203.0.113.0/24" />)
  await expect.element(other.getByText(/The resolver did not answer/)).toBeVisible()
})

test('transfers are told with their day, and none is not the same as no log at hand', async () => {
  const transfers = [
    {
      range: '203.0.112.0/22',
      on: '2025-06-01',
      text: 'resource transfer: Old <i>Example</i> to New Example',
    },
  ]
  const page = await renderPage(<RegistryPanel registry={{ ...registry, transfers }} />)
  await expect.element(page.getByText(/Old <i>Example<\/i> to New Example/)).toBeVisible()
  await expect.element(page.getByText('2025-06-01')).toBeVisible()
  const none = await renderPage(<RegistryPanel registry={{ ...registry, transfers: [] }} />)
  await expect.element(none.getByText(/know no change of hands/)).toBeVisible()
  const unknown = await renderPage(<RegistryPanel registry={registry} />)
  expect(unknown.container.textContent).not.toContain('Transfers')
})

test('a geofeed is a link that tells its host first', async () => {
  const chain = [{ ...network, geofeedUrl: 'https://feeds.example/geo.csv' }]
  const page = await renderPage(<RegistryPanel registry={{ ...registry, chain }} />)
  await page.getByRole('button', { name: 'Geofeed' }).click()
  await expect.element(page.getByRole('link', { name: 'Open feeds.example' })).toBeVisible()
})

test('route objects and places of files at hand stand beside the route', async () => {
  const found: RoutingFindings = {
    ...routing,
    routeObjects: [],
    routeObjectsText: 'The routing registry at hand has no route object.',
    places: [{ feedName: 'Geofeeds', range: '203.0.113.0/24', country: 'NL', place: 'NL, NL-NH, Amsterdam' }],
  }
  const page = await renderPage(<RoutingPanel routing={found} block="203.0.113.0/28" />)
  await expect.element(page.getByText(/has no route object\.$/)).toBeVisible()
  await expect.element(page.getByText(/NL, NL-NH, Amsterdam/)).toBeVisible()
})
