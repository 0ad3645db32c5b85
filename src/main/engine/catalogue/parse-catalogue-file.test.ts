import { expect, test } from 'vitest'
import { parseCatalogueFile } from './parse-catalogue-file.ts'

/** The sentences about a file; none for a good one. */
function problemsOf(text: string): readonly string[] {
  const parsed = parseCatalogueFile('own.yaml', text)
  return parsed.ok ? [] : parsed.problems
}

/** A file with one list that has these further lines. */
const withList = (...lines: readonly string[]): string =>
  ['lists:', '  - id: own', '    zone: bl.example.org', ...lines.map((line) => `    ${line}`)].join('\n')

const removal = (...lines: readonly string[]): string =>
  [withList(), 'removals:', '  - id: own', ...lines.map((line) => `    ${line}`)].join('\n')

test.each([
  ['id: a b', 'own.yaml, line 2: lists[0].id is "a b"; it must be an id of letters, digits'],
  [
    'zone: bl..example.org',
    'lists[0].zone is "bl..example.org"; it must be a zone name like bl.example.org.',
  ],
  ['zone: example', 'lists[0].zone is "example"; it must be a zone name'],
  ['zone: 192.0.2.1', 'lists[0].zone is "192.0.2.1"; it must be a zone name'],
])('a list with %s', (line, sentence) => {
  const key = line.split(':')[0] ?? ''
  const kept = ['id: own', 'zone: bl.example.org'].filter((other) => !other.startsWith(key))
  expect(problemsOf(`lists:\n  - ${line}\n    ${kept.join('\n    ')}`)).toEqual([
    expect.stringContaining(sentence),
  ])
})

test.each([
  ['colour: red', 'colour is "red", but there is no such key; remove it; known here are id, name,'],
  ['zones: x.example.org', 'zones is "x.example.org", but there is no such key; write zone, or remove it.'],
  ['polarity: blok', 'polarity is "blok"; it must be one of block, allow, info.'],
  ['impact: huge', 'impact is "huge"; it must be one of critical, high, medium, low, none.'],
  ['granularity: /25', 'granularity is "/25"; it must be one of address, /24, /64'],
  ['status: dead', 'status is "dead"; it must be one of active, unverified, closed.'],
  ['families: [5]', 'families[0] is 5; it must be 4 or 6.'],
  ['families: [4, 4]', 'families is [4,4]; it must be [4], [6] or [4, 6].'],
  ['families: []', 'families is []; it must be [4], [6] or [4, 6].'],
  ['rate: 0', 'rate is 0; it must be queries per second, more than 0 and at most 100000.'],
  ['rate: fast', 'rate is "fast"; it must be queries per second'],
  ['dailyBudget: 1.5', 'dailyBudget is 1.5; it must be a whole number of queries per day.'],
  ['servers: ["ns.example.org"]', 'servers[0] is "ns.example.org"; it must be an address like "192.0.2.53"'],
  ['servers: ["192.0.2.53:0"]', 'servers[0] is "192.0.2.53:0"; it must be'],
  ['servers: ["192.0.2.53:65536"]', 'servers[0] is "192.0.2.53:65536"; it must be'],
  ['servers: 192.0.2.53', 'servers is "192.0.2.53"; it must be a list like ["192.0.2.53:53"].'],
  ['testEntry: { listed: here }', 'testEntry.listed is "here"; it must be an address like 127.0.0.2'],
  [
    'testEntry: { lsted: 127.0.0.2 }',
    'testEntry.lsted is "127.0.0.2", but there is no such key; write listed',
  ],
  [
    'testEntry: { listed: "::1" }',
    'testEntry.listed is "::1"; it must be an IPv4 address; the IPv6 one is listed6.',
  ],
  ['testEntry: yes', 'testEntry is "yes"; it must be false, or { listed: 127.0.0.2'],
  ['codes: [{ match: 127.0.0.300, means: x }]', 'codes[0].match is "127.0.0.300"; it must be a code like'],
  [
    'codes: [{ match: 127.0.0.9-127.0.0.2, means: x }]',
    'codes[0].match is "127.0.0.9-127.0.0.2"; it must be',
  ],
  ['codes: [{ match: 127.0.0.1/24, means: x }]', 'codes[0].match is "127.0.0.1/24"; it must be'],
  ['codes: [{ match: bitmask 0, means: x }]', 'codes[0].match is "bitmask 0"; it must be'],
  ['codes: [{ match: 127.0.0.2 }]', 'codes[0].means is missing; it must be words on what the code says'],
  ['codes: [{ match: 127.0.0.2, meaning: x }]', 'codes[0].meaning is "x", but there is no such key'],
  ['refusals: 127.255.255.254', 'refusals is "127.255.255.254"; it must be a list of rules like'],
  ['answers: maybe', 'answers is "maybe"; it must be one of codes, text.'],
  ['usedBy: [{ weight: 2 }]', 'usedBy[0].filter is missing; it must be the name of a filter'],
  ['usedBy: SpamAssassin', 'usedBy is "SpamAssassin"; it must be a list of uses like'],
  [
    'escalation: { from: own, to: own, days: 0, steps: [{ prefix: 24, entries: 1 }] }',
    'escalation.days is 0; it must be a number of days, at least 1.',
  ],
  [
    'escalation: { from: own, to: own, days: 7, steps: [{ prefix: 33, entries: 1 }] }',
    'escalation.steps[0].prefix is 33; it must be a prefix length from 0 to 32.',
  ],
  [
    'escalation: { from: own, to: own, days: 7, steps: [{ prefix: 24, entries: 1 }, { prefix: 25, entries: 1 }] }',
    'it must be steps from the longest prefix to the shortest, each prefix once.',
  ],
  [
    'codes: [{ match: 127.0.0.2, means: x, reason: "" }]',
    'codes[0].reason is ""; it must be words on who acts',
  ],
  ['access: { kind: free }', 'access.kind is "free"; it must be one of open, registration, key, paid.'],
  ['presets: [everything]', 'presets[0] is "everything"; it must be one of quick, mail.'],
  [
    'lookupUrl: javascript:alert(1)',
    'lookupUrl is "javascript:alert(1)"; it must be an address that starts with',
  ],
  ['checkedOn: 2026-13-01', 'checkedOn is "2026-13-01"; it must be a date like 2026-11-23, 2026-11'],
  ['checkedOn: 2026', 'checkedOn is 2026; it must be a date like'],
  ['name: "a\\u202eb"', 'it must be a name, 1 to 200 characters without control characters.'],
  ['sources: [{ what: x }]', 'sources[0].ref is missing; it must be a URL or a repository path'],
])('a list with %s', (line, sentence) => {
  const problems = problemsOf(withList(line))
  expect(problems.some((problem) => problem.includes(sentence))).toBe(true)
  expect(problems.every((problem) => problem.startsWith('own.yaml, line 4: lists[0].'))).toBe(true)
})

test.each([
  [['method: fax', 'whoMayAsk: user'], 'removals[0].method is "fax"; it must be one of form, email, portal'],
  [
    ['method: form'],
    'removals[0].whoMayAsk is missing; it must be one of user, provider, holder, recipient.',
  ],
  [
    ['method: form', 'whoMayAsk: user', 'email: nobody'],
    'removals[0].email is "nobody"; it must be a mail address',
  ],
  [
    ['method: form', 'whoMayAsk: user', 'delay: { hours: [9, 2] }'],
    'removals[0].delay.hours is [9,2]; it must be two numbers of hours, the lower first.',
  ],
  [
    ['method: form', 'whoMayAsk: user', 'unverified: [weather]'],
    'removals[0].unverified[0] is "weather"; it must be one of method, whoMayAsk, url',
  ],
  [
    ['method: form', 'whoMayAsk: user', 'draftMode: email'],
    'removals[0].draftMode is "email"; it must be left out, because method is not email.',
  ],
  [
    ['method: expiry', 'whoMayAsk: user', 'draftMode: form-text'],
    'removals[0].draftMode is "form-text"; it must be none, because there is nothing to send.',
  ],
  [
    ['method: form', 'whoMayAsk: user', 'evidenceWanted: [ip, shoeSize]'],
    'removals[0].evidenceWanted[1] is "shoeSize"; it must be a fact that requests can state, like ip, cidr',
  ],
  [
    ['method: form', 'whoMayAsk: user', 'languages: [German]'],
    'removals[0].languages[0] is "German"; it must be a language like en.',
  ],
  [
    ['method: form', 'whoMayAsk: user', 'effort: { hours: [1, 2] }'],
    'removals[0].effort.basis is missing; it must be words on where the figure comes from',
  ],
])('a removal with %j', (lines, sentence) => {
  expect(problemsOf(removal(...lines))).toEqual([expect.stringContaining(sentence)])
})

test.each([
  ['fragments: [ab]', 'bounces.fragments[0] is "ab"; it must be words of a rejection, or { text'],
  [
    'fragments: [{ text: "{ip} is blocked" }]',
    'bounces.fragments[0].text is "{ip} is blocked"; it must be text of 3 to 200 characters',
  ],
  [
    'fragments: [{ text: blocked, cause: bad }]',
    'bounces.fragments[0].cause is "bad"; it must be one of dnsbl,',
  ],
  [
    'codes: [{ pattern: "OX{bits}" }]',
    'bounces.codes[0].bits is missing; it must be the meaning of each digit',
  ],
  ['codes: [{ pattern: OX1, colour: red }]', 'bounces.codes[0].colour is "red", but there is no such key'],
  ['recipientDomains: [example]', 'bounces.recipientDomains[0] is "example"; it must be a host name'],
])('bounces with %s', (line, sentence) => {
  const problems = problemsOf(`bounces:\n  ${line}`)
  expect(problems.join()).toContain(sentence)
  expect(problems[0]).toMatch(/^own.yaml, line 2: /)
})

test('several problems are told at once, each with its line', () => {
  const problems = problemsOf(withList('rate: -1', 'impact: huge', 'codes: [{ match: x, means: y }]'))
  expect(problems.map((problem) => problem.split(': ', 1)[0])).toEqual([
    'own.yaml, line 5',
    'own.yaml, line 4',
    'own.yaml, line 6',
  ])
})

test('a zone with a place for a key must say that it needs one', () => {
  const text = 'lists: [{ id: own, zone: "{key}.bl.example.org" }]'
  expect(problemsOf(text)).toEqual([
    "own.yaml, line 1: lists[0].access.kind is missing; it must be key, because the zone's name holds {key}.",
  ])
  expect(problemsOf('lists: [{ id: own, zone: "{key}.bl.example.org", access: { kind: key } }]')).toEqual([])
  const first = (zone: string) => problemsOf(`lists: [{ id: own, zone: "${zone}", access: { kind: key } }]`)
  expect(first('{key}.{address}.bl.example.org')).toEqual([])
  expect(first('{address}.bl.example.org')).toEqual([
    'own.yaml, line 1: lists[0].zone is "{address}.bl.example.org"; it must be a zone name without {address}, which only follows a {key}.',
  ])
})

test.each([
  ['', 'own.yaml is empty; it must have the key lists.'],
  ['- a', 'own.yaml, line 1: the file must be a file with the key lists'],
  ['lists: []', 'own.yaml, line 1: lists is []; it must be at least one list.'],
  ['operator: { id: x }', 'own.yaml, line 1: lists is missing; it must be a list of lists'],
  ['operator: x\nlists: [{ id: a, zone: a.example.org }]', 'operator is "x"; it must be an operator like'],
])('the file %j', (text, sentence) => {
  expect(problemsOf(text)).toEqual([expect.stringContaining(sentence)])
})

test.each([
  ['lists:\n  - id: a\n    zone: a.example.org\n   bad: [\n', 4],
  ['lists:\n  - id: "a\n', 3],
  ['lists:\n  - id: a\n    id: b\n    zone: a.example.org\n', 3],
  ['{ "lists": [\n  { "id": "a",, "zone": "a.example.org" } ] }', 2],
  ['a: 1\n---\nb: 2\n', 2],
  ['lists: !!js/function x\n', 1],
])('text that is neither YAML nor JSON: %j', (text, line) => {
  expect(problemsOf(text)).toEqual([
    expect.stringMatching(
      new RegExp(`^own.yaml, line ${line}: this is neither YAML nor JSON \\(.+\\); mend the line.$`),
    ),
  ])
})

test('a file that multiplies itself by aliases is refused', () => {
  const layer = (name: string, below: string): string =>
    `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]`
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', layer('b', 'a'), layer('c', 'b'), layer('d', 'c')].join(
    '\n',
  )
  expect(problemsOf(bomb)).toEqual([
    'own.yaml repeats itself through too many YAML aliases; write the values out.',
  ])
})

test('a value is shown short and without what could fool a terminal', () => {
  const [problem = ''] = problemsOf(withList(`impact: "\\e[31m${'x'.repeat(500)}"`))
  expect(problem.length).toBeLessThan(250)
  expect(problem).not.toContain('\u001b')
})
