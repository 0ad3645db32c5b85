import { stripVTControlCharacters } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { listedOn, numbers } from '../../engine/judge/evidence.test-support.ts'
import { judged, sampleScan } from '../../engine/judge/sample-scan.test-support.ts'
import { buildReport } from './report-model/build-report.ts'
import { scanTable } from './scan-table.ts'
import { textWidth } from './terminal-line.ts'

const plain = (width = 100) => scanTable(sampleScan, { width, color: false })

test('shows headline, reasons, coverage, cases, lists and listed addresses', () => {
  const text = plain()
  expect(text).toContain(sampleScan.verdict.headline)
  expect(text).toContain('203.0.113.0/24, 256 addresses, 4 lists, 2026-11-23 09:02 UTC')
  expect(text).toMatch(/Coverage {2}█+╱+ 9\d %/)
  expect(text).toContain('10 listed, 751 clear, 1 noted, 262 unknown')
  expect(text).toMatch(/Reasons\n {2}• Example <Blocklist> lists 7 of 256 addresses\./)
  expect(text).toMatch(/High: Example <Blocklist>, 7 addresses$/m)
  expect(text).toMatch(/Example <Blocklist> +Healthy +7 +243 +0 +6\n/)
  expect(text.endsWith('\n')).toBe(true)
})

test('one is one, and nothing to do is said in a word', () => {
  const one = judged('203.0.113.7', [{ list: { id: 'bl' }, listed: [] }])
  const text = scanTable(one, { width: 100, color: false })
  expect(text).toContain('203.0.113.7, 1 address, 1 list, ')
  expect(text).toMatch(/Effort +none$/m)
})

test('what nobody answered for is not free of work, listings or waiting', () => {
  const silent = judged('203.0.113.0/24', [
    { list: { id: 'bl' }, health: 'unreachable', unknown: { cause: 'unhealthy-list', from: 0, to: 255 } },
  ])
  const text = scanTable(silent, { width: 100, color: false })
  expect(text).toMatch(/Listed +0 of 256 addresses, as far as anything was answered$/m)
  expect(text).toMatch(/Effort +not known: too little was answered$/m)
  expect(text).toMatch(/Fit +to send on a day that is not known: too little was answered$/m)
  expect(text).not.toMatch(/at once|none$/m)
  const report = buildReport(silent)
  expect(report.facts.map(({ text }) => text)).toContain('not known: too little was answered')
  expect(report.cost).toEqual([
    { label: 'Clean-up', text: 'not known: too little was answered to say what must be removed' },
  ])
})

test('IPv6 networks are not called addresses, and a list without data for them says so', () => {
  const block = judged('2001:db8::/56', [
    { list: { id: 'six', families: [6] } },
    {
      list: { id: 'four', name: 'Only four', families: [4] },
      unknown: { cause: 'unsupported-family', from: 0, to: 255 },
    },
  ])
  const [six, four] = block.evidence.lists
  if (!six || !four) throw new Error('Both lists are in the evidence.')
  const lists = [six, { ...four, before: null, after: null }]
  const unprobed = { ...block, evidence: { ...block.evidence, lists } }
  const text = scanTable(unprobed, { width: 100, color: false })
  expect(text).toContain('2001:db8::/56, 256 /64 networks, 2 lists')
  expect(text).toMatch(/Listed +0 of 256 \/64 networks/)
  expect(text).toMatch(/Only four +No IPv6 data/)
  expect(scanTable(unprobed, { width: 50, color: false })).toContain('Only four: No IPv6 data;')
})

test('lists that could not be used stand apart and loud', () => {
  expect(plain()).toContain(
    'Lists that could not be used: all their checks are unknown\n  ! Dead List (dead.example): UNREACHABLE. No server of the zone answered [2J.',
  )
  expect(plain()).not.toMatch(/Dead List +Unreachable/)
})

test('neighbours on the same lists are taken together', () => {
  expect(plain()).toContain(
    [
      'Listed addresses',
      '  203.0.113.3-203.0.113.6 (4)  bl',
      '  203.0.113.7  bl, second',
      '  203.0.113.8  bl',
      '  203.0.113.9  bl, second',
      '  203.0.113.40  second',
    ]
      .join('\n')
      .replaceAll(/ {2}(bl|second)/g, ' $1'),
  )
})

test('many listed ranges are cut off with their number', () => {
  const odd = numbers(0, 255).filter((n) => n % 2 === 1)
  const text = scanTable(judged('203.0.113.0/24', [{ list: { id: 'bl' }, listed: listedOn(odd) }]), {
    width: 80,
    color: false,
  })
  expect(text).toContain('and 88 more ranges; --csv and --json hold all.')
})

test('no escape sequence without colour, and with colour only its own', () => {
  expect(plain()).not.toContain('\u001b')
  const colored = scanTable(sampleScan, { width: 100, color: true })
  const sequences = new Set(colored.match(/\p{Cc}\[[^m]*m/gu))
  expect([...sequences].toSorted()).toEqual(
    ['\u001b[0m', '\u001b[1;35m', '\u001b[1m', '\u001b[2m', '\u001b[33m', '\u001b[36m']
      .filter((code) => sequences.has(code))
      .toSorted(),
  )
  expect(sequences.size).toBeGreaterThan(3)
  const bare = (text: string) =>
    stripVTControlCharacters(text)
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
  expect(bare(colored)).toBe(plain())
})

test('no line is wider than the terminal, whatever the names and texts', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', ' ', '漢', '🙂', 'é', 'e\u0301', '\u001b', '\t', '|', 'W'),
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(
      name,
      name,
      fc.integer({ min: 8, max: 160 }),
      fc.boolean(),
      (listName, reason, width, color) => {
        const scan = judged('203.0.113.0/28', [
          { list: { id: 'bl', name: listName }, removal: {}, listed: listedOn([1, 3, 5]) },
          {
            list: { id: 'dead', name: listName },
            health: 'wildcard',
            reason,
            unknown: { cause: 'unhealthy-list', from: 0, to: 15 },
          },
        ])
        const lines = stripVTControlCharacters(scanTable(scan, { width, color })).split('\n')
        expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width)
      },
    ),
    { numRuns: 200 },
  )
})

test('a narrow terminal keeps every count', () => {
  expect(plain(40).replaceAll(/\s+/g, ' ')).toContain(
    'Example <Blocklist>: healthy; 7 listed, 243 clear, 0 noted, 6 unknown',
  )
})

test('a clean block is short, and practice says so first', () => {
  const text = scanTable(judged('203.0.113.0/24', [{ list: { id: 'bl' } }], { practice: true }), {
    width: 80,
    color: false,
  })
  expect(text.startsWith('Practice: these addresses')).toBe(true)
  expect(text).not.toContain('Listed addresses')
  expect(text).not.toContain('Cases\n')
  expect(text).toContain('100 %')
})

test('says which lists were read from files, and of when', () => {
  const zoneFiles = [
    { type: 'ip4set', path: '/data/bl.zone', modifiedAt: '2026-11-20T10:00:00.000Z' },
  ] as const
  const text = scanTable(judged('203.0.113.7', [{ list: { id: 'bl', name: 'Own', zoneFiles } }]), {
    width: 100,
    color: false,
  })
  const words = 'Own: read from a file of 2026-11-20 10:00 UTC, not asked at its servers'
  expect(text).toContain(`Lists from files\n  ${words}\n`)
  expect(plain()).not.toContain('Lists from files')
})

test('a promised country stands beside what is known of it, and nothing does without a promise', () => {
  expect(plain()).not.toContain('Country')
  const promised = { ...sampleScan, evidence: { ...sampleScan.evidence, promisedCountry: 'DE' } }
  expect(scanTable(promised, { width: 100, color: false })).toMatch(/Country +The offer promises DE/)
})
