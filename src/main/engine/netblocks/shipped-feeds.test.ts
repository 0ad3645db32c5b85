import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isFetchable } from '../../../shared/domain/feed.ts'
import { loadFeeds } from './load-feeds.ts'

const folder = new URL('../../../../resources/feeds/', import.meta.url)
const lists = new URL('../../../../resources/catalogue/', import.meta.url)

const shipped = () =>
  loadFeeds(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
  )

const feeds = () => {
  const loaded = shipped()
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
  return loaded.feeds
}

test('every shipped file is right', () => {
  const loaded = shipped()
  expect(loaded.ok ? [] : loaded.problems).toEqual([])
  expect(feeds()).toHaveLength(76)
})

test('what can be fetched has an address, and over HTTPS unless one is told first', () => {
  const fetchable = feeds().filter(isFetchable)
  expect(fetchable.filter(({ urls }) => urls.length === 0)).toEqual([])
  const plain = fetchable.filter(({ urls }) => urls.some((url) => !url.startsWith('https://')))
  expect(plain.filter(({ optIn }) => optIn === null)).toEqual([])
})

test('what is closed or deprecated is known as such, and never fetched', () => {
  const gone = feeds().filter(({ status }) => status === 'closed' || status === 'deprecated')
  expect(gone.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'spamhaus-edrop',
      'spamhaus-drop-txt',
      'sslbl-ip',
      'sorbs',
      'nixspam',
      'alienvault-reputation',
    ]),
  )
  expect(gone.filter(isFetchable)).toEqual([])
  expect(gone.filter(({ statusNote }) => statusNote === null)).toEqual([])
})

test('aggregates name a feed that is known, or say that they repeat many', () => {
  const known = new Set(feeds().map(({ id }) => id))
  const adrift = feeds().filter(({ aggregateOf: of }) => of.length > 0 && !of.some((one) => known.has(one)))
  expect(adrift.map(({ id }) => id)).toEqual(['ipsum'])
})

test('the DNSBLs that a feed shares its data with are in the catalogue', () => {
  const text = readdirSync(lists)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(new URL(name, lists), 'utf8'))
    .join('\n')
  const shared = [...new Set(feeds().flatMap((feed) => feed.lists))]
  expect(shared.filter((id) => !new RegExp(`^ {2}- id: ${id}$`, 'm').test(text))).toEqual([])
})

test('feeds that deny commercial use are fetched only when named, with the reason', () => {
  const denied = feeds().filter((feed) => feed.licence.commercial === 'no' && isFetchable(feed))
  expect(denied.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['dshield-block', 'firehol-level1', 'dataplane']),
  )
  expect(denied.filter(({ optIn }) => optIn === null)).toEqual([])
})
