import { expect, test } from 'vitest'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { numbers } from '../../engine/judge/evidence.test-support.ts'
import { hostileTexts, judged, sampleScan } from '../../engine/judge/sample-scan.test-support.ts'
import { buildReport } from './report-model/build-report.ts'
import { scanHtml } from './scan-html.ts'

const pageOf = (scan: JudgedScan): Promise<string> => scanHtml(buildReport(scan))

const html = await scanHtml(buildReport(sampleScan))

test('fetches nothing, runs nothing, and says so in its policy', async () => {
  expect(html).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  )
  expect(html).not.toMatch(/<(?:script|link|iframe|img|object|embed|form|base)\b/i)
  const tags = [...html.matchAll(/<[^>]*>/g)].map((match) => match[0]).join('')
  expect(tags).not.toMatch(/\s(?:on\w+|src|srcset|style|background)=/i)
  expect(html).not.toMatch(/@import|url\((?!#hatch)/i)
  const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '')
  expect(links.filter((link) => !link.startsWith('#'))).toEqual(['https://removal.example/?a=1&amp;b=2'])
})

test('every element that is opened is closed, whatever strangers wrote', async () => {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, slash, name = '', self] of html.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (self === '/' || ['meta', 'br'].includes(name)) continue
    if (slash !== '/') open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  expect({ open, wrong }).toEqual({ open: [], wrong: [] })
})

test('texts of strangers are shown as text', async () => {
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('Example &lt;Blocklist&gt;')
  for (const text of hostileTexts.filter((hostile) => hostile.includes('<'))) expect(html).not.toContain(text)
  expect(html.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
})

test('a URL of a removal that is no web page is no link', async () => {
  const scan = judged('203.0.113.0/30', [
    { list: { id: 'bl' }, removal: { url: 'javascript:alert(1)' }, listed: { 1: '127.0.0.2' } },
  ])
  expect(await pageOf(scan)).not.toContain('javascript:')
})

test('holds verdict, reasons, coverage, figures, path, date, catalogue and what was not examined', async () => {
  expect(html).toContain(`<h1>${sampleScan.verdict.headline.replace('<', '&lt;').replace('>', '&gt;')}</h1>`)
  expect(html).toContain('Coverage 9')
  expect(html).toContain('8 of 256')
  expect(html).toContain('named resolver 192.0.2.53:53')
  expect(html).toContain('2026-11-23 09:02 UTC')
  expect(html).toContain('2026.11')
  expect(html).toContain('Netblocks: netblock feeds around the block were not examined.')
  for (const reason of sampleScan.verdict.reasons.flatMap(({ caseIds }) => caseIds.slice(0, 3))) {
    expect(html).toContain(`href="#case-${reason}"`)
    expect(html).toContain(`id="case-${reason}"`)
  }
})

test('the map has a cell per address, marks beside colours, and an outline for allow-listed', async () => {
  const map = html.slice(html.indexOf('<svg class="map"'), html.indexOf('</svg>'))
  expect(map.match(/<rect class="c-(?!hatched)/g)).toHaveLength(256)
  expect(map.match(/c-high"/g)).toHaveLength(7)
  expect(map.match(/>●</g)).toHaveLength(7)
  expect(map.match(/>·</g)).toHaveLength(1)
  expect(map).toContain('c-clear c-allowed')
  expect(map).toContain('<title>203.0.113.7: high, on 2 lists</title>')
})

test('unknown is hatched and never filled as clear: in cells, in counts, in health', async () => {
  const scan = judged('203.0.113.0/28', [
    { list: { id: 'a' }, unknown: { cause: 'timeout', from: 4, to: 7 } },
    {
      list: { id: 'b' },
      health: 'refusing',
      reason: 'Refused.',
      unknown: { cause: 'unhealthy-list', from: 0, to: 15 },
    },
  ])
  const page = await pageOf(scan)
  const map = page.slice(page.indexOf('<svg class="map"'), page.indexOf('</svg>'))
  expect(map.match(/c-hatched/g)).toHaveLength(16)
  expect(map).not.toContain('c-clear')
  expect(page).toContain('<td class="num unknown">16</td>')
  expect(page).toContain('<span class="tag unknown">Refuses</span> Refused.')
})

test('a practice scan says so first', async () => {
  expect(html).not.toContain('class="practice"')
  const page = await pageOf(judged('203.0.113.0/30', [{ list: { id: 'bl' } }], { practice: true }))
  expect(page).toContain('<body><p class="practice">')
})

test('a /16 stays a page that a browser can open, and says where the rest is', async () => {
  const listed = Object.fromEntries(numbers(0, 6999).map((n) => [n * 9, '127.0.0.2']))
  const page = await pageOf(judged('10.0.0.0/16', [{ list: { id: 'bl' }, listed }]))
  expect(page.length).toBeLessThan(6_000_000)
  expect(page).toContain('2,000 more rows are in the CSV, the XLSX and the JSON of this scan.')
  expect(page).toContain('>10.0.0<')
})

test('an IPv6 block and a bare range have maps too', async () => {
  const count = async (block: string) =>
    (await pageOf(judged(block, [{ list: { id: 'bl' } }]))).match(/<rect class="c-clear" /g)?.length ?? 0
  const legend = 1
  expect(await count('2001:db8::/60')).toBe(16 + legend)
  expect(await count('203.0.113.3-203.0.113.9')).toBe(7 + legend)
})

test('says which lists were read from files, and of when', async () => {
  const zoneFiles = [
    { type: 'ip4set', path: '/data/bl.zone', modifiedAt: '2026-11-20T10:00:00.000Z' },
  ] as const
  const page = await pageOf(judged('203.0.113.7', [{ list: { id: 'bl', zoneFiles } }]))
  expect(page).toContain('read from a file of 2026-11-20 10:00 UTC, not asked at its servers')
  expect(page).not.toContain('/data/bl.zone')
})
