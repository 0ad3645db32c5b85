import { expect, test } from 'vitest'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { memoryFiles } from './memory-files.test-support.ts'

/** The catalogue of one file of the user's own. */
function loadOwn(text: string, name = 'own.yaml'): Catalogue {
  const loaded = loadCatalogue({ paths: [name], custom: true }, memoryFiles({ [name]: text }))
  if (!loaded.ok) throw new Error(loaded.problems.join(' '))
  return loaded.catalogue
}

const documented = `
operator: { id: example, name: Example Blocklist, url: https://example.org/ }
lists:
  - id: example-bl
    zone: bl.example.test
    families: [4, 6]
    polarity: block            # block | allow | info
    impact: high               # critical | high | medium | low | none: effect on mail delivery
    granularity: address       # address | /24 | /64 | allocation | asn
    servers: ["127.0.0.1:5301"]   # optional: ask these, whatever the path
    rate: 500                  # queries per second this list tolerates
    testEntry: { listed: 127.0.0.2, unlisted: 127.0.0.1 }   # default; none: false
    codes:    [{ match: 127.0.0.2, means: Spam source }, { match: 127.0.0.0/24, means: Other }]
    refusals: [{ match: 127.255.255.254, means: Public resolver refused }]
`

test('the documented example loads as it is', () => {
  const catalogue = loadOwn(documented)
  expect(catalogue).toMatchObject({
    version: 'custom',
    operators: [{ id: 'example', name: 'Example Blocklist', url: 'https://example.org/' }],
    removals: [],
  })
  expect(catalogue.lists).toEqual([
    {
      id: 'example-bl',
      name: 'example-bl',
      operatorId: 'example',
      operatorName: 'Example Blocklist',
      zone: 'bl.example.test',
      families: [4, 6],
      polarity: 'block',
      impact: 'high',
      impactReason: null,
      granularity: 'address',
      what: null,
      servers: ['127.0.0.1:5301'],
      zoneFiles: [],
      ratePerSecond: 500,
      dailyBudget: null,
      status: 'active',
      testPoints: {
        listed: '127.0.0.2',
        unlisted: '127.0.0.1',
        listed6: '::ffff:7f00:2',
        unlisted6: '::ffff:7f00:1',
        neverListed: ['192.0.2.1', '203.0.113.1'],
      },
      codes: [
        { match: '127.0.0.2', means: 'Spam source' },
        { match: '127.0.0.0/24', means: 'Other' },
      ],
      refusals: [{ match: '127.255.255.254', means: 'Public resolver refused' }],
      access: { kind: 'open', note: null, optInReason: null },
      combines: [],
      removalId: null,
      lookupUrl: null,
      presets: [],
      confidence: 'unverified',
      sources: [],
      checkedOn: null,
    },
  ])
})

test('the same in JSON, indented with tabs, without operator', () => {
  const text = JSON.stringify(
    { lists: [{ id: 'own', zone: 'BL.Example.org.', testEntry: false }] },
    null,
    '\t',
  )
  const { lists, operators } = loadOwn(text, 'own.json')
  expect(operators).toMatchObject([{ id: 'own', name: 'Own lists', url: null, kind: 'dnsbl-operator' }])
  expect(lists[0]).toMatchObject({
    zone: 'bl.example.org',
    polarity: 'block',
    families: [4],
    ratePerSecond: 20,
  })
})

test('a list without a test entry keeps its negative point', () => {
  const [list] = loadOwn(
    'lists: [{ id: own, zone: bl.example.org, families: [4, 6], testEntry: false }]',
  ).lists
  expect(list?.testPoints).toMatchObject({ listed: null, listed6: null })
  expect(list?.testPoints).toMatchObject({ unlisted: '127.0.0.1', unlisted6: '::ffff:7f00:1' })
})

test('a list with IPv6 data only has no IPv4 points; IPv4 points that it names are mapped', () => {
  const testEntry = 'testEntry: { listed: 127.0.0.9, unlisted: "2001:db8::7" }'
  const [list] = loadOwn(`lists: [{ id: own, zone: bl.example.org, families: [6], ${testEntry} }]`).lists
  expect(list?.testPoints).toEqual({
    listed: null,
    unlisted: null,
    listed6: '::ffff:7f00:9',
    unlisted6: '2001:db8::7',
    neverListed: ['2001:db8::1', '2001:db8:ffff::1'],
  })
})

test.each([
  ['192.0.2.53', '192.0.2.53:53'],
  ['192.0.2.53:5353', '192.0.2.53:5353'],
  ['[2001:db8::53]:5353', '[2001:db8::53]:5353'],
  ['2001:db8::53', '[2001:db8::53]:53'],
])('a server written %s is asked at %s', (written, asked) => {
  const { lists } = loadOwn(`lists: [{ id: own, zone: bl.example.org, servers: ["${written}"] }]`)
  expect(lists[0]?.servers).toEqual([asked])
})

test('a removal with every field, and one with the least', () => {
  const { removals } = loadOwn(`
lists: [{ id: own, zone: bl.example.org, removal: full, codes: [{ match: 127.0.0.3, means: x, removal: bare }] }]
removals:
  - id: full
    method: email
    whoMayAsk: provider
    whoMayAskNote: The abuse desk.
    url: https://example.org/delist
    email: delist@example.org
    languages: [de, en]
    blockRequests: no
    blockRequestsNote: One by one.
    delay: { hours: [1, 24], note: A day., basis: operator }
    expiry: { hours: [72, 72], note: Three days. }
    repeatPolicy: Longer.
    etiquette: >-
      Over
      two lines.
    paidOption: A fast lane.
    effort: { hours: [1, 2], basis: Measured. }
    needsFirst: [bare]
    evidenceWanted: [ip]
    unverified: [url]
    confidence: high
    sources: [{ what: x, ref: https://example.org/ }]
  - { id: bare, method: form, whoMayAsk: user, url: 'https://example.org/' }
`)
  expect(removals[0]).toEqual({
    id: 'full',
    operatorId: 'own',
    method: 'email',
    draftMode: 'ask-provider',
    whoMayAsk: 'provider',
    whoMayAskNote: 'The abuse desk.',
    url: 'https://example.org/delist',
    email: 'delist@example.org',
    languages: ['de', 'en'],
    blockRequests: 'no',
    blockRequestsNote: 'One by one.',
    delayHours: [1, 24],
    delayNote: 'A day.',
    delayBasis: 'operator',
    expiryHours: [72, 72],
    expiryNote: 'Three days.',
    repeatPolicy: 'Longer.',
    etiquette: 'Over two lines.',
    paidOption: 'A fast lane.',
    effortHours: [1, 2],
    effortBasis: 'Measured.',
    needsFirst: ['bare'],
    evidenceWanted: ['ip'],
    unverified: ['url'],
    confidence: 'high',
    sources: [{ what: 'x', ref: 'https://example.org/' }],
  })
  expect(removals[1]).toMatchObject({
    draftMode: 'form-text',
    languages: [],
    delayHours: null,
    delayBasis: 'unknown',
    blockRequests: 'unknown',
  })
  expect(removals[1]?.effortHours).toEqual([0.1, 0.3])
  expect(removals[1]?.effortBasis).toMatch(/^Estimate: /)
})

test('a party without lists is known by its removal and by the words of its rejections', () => {
  const { lists, operators, bounces } = loadOwn(`
operator: { id: own, name: Own Mail, kind: mailbox-provider, aliases: [old-mail] }
removals: [{ id: own-form, method: form, whoMayAsk: user }, { id: limit, method: none, whoMayAsk: user }]
bounces:
  recipientDomains: [Example.org.]
  mxHosts: [mx.example.org]
  lookupUrl: https://example.org/?ip={ip}
  removal: own-form
  fragments:
    - example.org/why
    - { text: slow down, cause: rate-limit, means: Too fast, weak: true, removal: limit }
  codes:
    - { pattern: "OX{bits}", bits: [{ means: Own block }, { means: Block of others, refersTo: [own] }] }
  unverified: [mxHosts]
`)
  expect(lists).toEqual([])
  expect(operators[0]).toMatchObject({ kind: 'mailbox-provider', aliases: ['old-mail'] })
  const plain = { cause: 'private-list', means: null, weak: false, refersTo: [], removalId: null, bits: [] }
  expect(bounces).toEqual([
    {
      operatorId: 'own',
      recipientDomains: ['example.org'],
      mxHosts: ['mx.example.org'],
      lookupUrl: 'https://example.org/?ip={ip}',
      removalId: 'own-form',
      fragments: [
        { ...plain, pattern: 'example.org/why' },
        {
          ...plain,
          pattern: 'slow down',
          cause: 'rate-limit',
          means: 'Too fast',
          weak: true,
          removalId: 'limit',
        },
      ],
      codes: [
        {
          ...plain,
          pattern: 'OX{bits}',
          bits: [
            { means: 'Own block', refersTo: [] },
            { means: 'Block of others', refersTo: ['own'] },
          ],
        },
      ],
      unverified: ['mxHosts'],
      confidence: 'unverified',
      sources: [],
    },
  ])
})

test('the rule of a code carries its own removal', () => {
  const rule = '{ match: 127.0.0.3, means: x, impact: low, policy: true, origin: part, removal: form }'
  const { lists } = loadOwn(`
lists: [{ id: own, zone: bl.example.org, codes: [${rule}] }]
removals: [{ id: form, method: form, whoMayAsk: user }]`)
  expect(lists[0]?.codes).toEqual([
    { match: '127.0.0.3', means: 'x', impact: 'low', policy: true, origin: 'part', removalId: 'form' },
  ])
})

test('a shipped folder has the version that its VERSION file says', () => {
  const list = 'lists: [{ id: own, zone: bl.example.org }]'
  const version = (contents: Record<string, string>): string => {
    const loaded = loadCatalogue({ paths: ['shipped'], custom: false }, memoryFiles(contents))
    return loaded.ok ? loaded.catalogue.version : loaded.problems.join(' ')
  }
  expect(version({ 'shipped/a.yaml': list, 'shipped/VERSION': '2026-11-23\n' })).toBe('2026-11-23')
  expect(version({ 'shipped/a.yaml': list })).toBe('unversioned')
})

test('problems of all files are told together', () => {
  const files = memoryFiles({ 'a.yaml': 'lists: 1', 'b.yaml': 'lists: [', 'c.yaml': '' })
  const loaded = loadCatalogue({ paths: ['a.yaml', 'b.yaml', 'c.yaml'], custom: true }, files)
  expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.slice(0, 6))).toEqual([
    'a.yaml',
    'b.yaml',
    'c.yaml',
  ])
})

test('references are checked across files', () => {
  const files = memoryFiles({
    'a.yaml': 'lists: [{ id: one, zone: one.example.org, removal: lost }]',
    'b.yaml': 'lists: [{ id: one, zone: two.example.org }]',
  })
  const loaded = loadCatalogue({ paths: ['a.yaml', 'b.yaml'], custom: true }, files)
  expect(loaded.ok ? [] : loaded.problems).toHaveLength(2)
})

test('zone files are looked for beside the catalogue file', () => {
  const own = `lists: [{ id: own, zone: bl.example.org, dailyBudget: 5, zoneFiles: [
    { type: ip4set, path: data/bl.zone }, { type: ip6trie, path: six.zone } ] }]`
  const files = memoryFiles({ 'lists/own.yaml': own, 'lists/data/bl.zone': 'four', 'lists/six.zone': 'six' })
  const loaded = loadCatalogue({ paths: ['lists/own.yaml'], custom: true }, files)
  expect(loaded.ok && loaded.catalogue.lists[0]).toMatchObject({
    dailyBudget: null,
    zoneFiles: [
      { type: 'ip4set', path: 'lists/data/bl.zone', modifiedAt: '1970-01-01T00:00:00.004Z' },
      { type: 'ip6trie', path: 'lists/six.zone', modifiedAt: '1970-01-01T00:00:00.003Z' },
    ],
  })
})

test.each([
  ['gone.zone', 'lists[0].zoneFiles[0].path is "gone.zone", and there is no such file; check the path.'],
  ['data', 'lists[0].zoneFiles[0].path is "data", which is no file; name one in rbldnsd format.'],
  ['locked.zone', 'which cannot be read (EACCES: permission denied); check its rights.'],
])('a zone file that cannot be read is one sentence: %s', (path, sentence) => {
  const own = `lists:\n  - { id: own, zone: bl.example.org, zoneFiles: [{ type: ip4set, path: ${path} }] }`
  const files = memoryFiles({ 'own.yaml': own, 'data/bl.zone': '', 'locked.zone': '' })
  const stamp = (): number => {
    throw new Error('EACCES: permission denied')
  }
  const loaded = loadCatalogue({ paths: ['own.yaml'], custom: true }, { ...files, stamp })
  expect(loaded).toMatchObject({ ok: false, problems: [expect.stringContaining(sentence)] })
  expect(!loaded.ok && loaded.problems[0]).toMatch(/^own\.yaml, line 2: /)
})

test('a list is read from files or asked at servers, not both', () => {
  const own =
    'lists: [{ id: own, zone: bl.example.org, servers: ["192.0.2.53"], zoneFiles: [{ type: ip4set, path: a }] }]'
  const loaded = loadCatalogue({ paths: ['own.yaml'], custom: true }, memoryFiles({ 'own.yaml': own }))
  expect(!loaded.ok && loaded.problems.join()).toContain('left out, because the data are read from zoneFiles')
})
