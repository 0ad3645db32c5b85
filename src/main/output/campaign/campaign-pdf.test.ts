import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { CampaignRequest, RequestEvent } from '../../../shared/domain/campaign.ts'
import type { Case } from '../../../shared/domain/case.ts'
import { sampleScan } from '../../engine/judge/sample-scan.test-support.ts'
import { pdfFonts } from '../reports/pdf/pdf-fonts.test-support.ts'
import { campaignPdf, type ToldRequest } from './campaign-pdf.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')

function told(change: Partial<CampaignRequest>, events: readonly RequestEvent[]): ToldRequest {
  const request: CampaignRequest = {
    id: 'a',
    block: '203.0.113.0/24',
    scanId: 's',
    key: 'k',
    state: 'removed',
    cases: [sampleScan.cases[0] as Case],
    removalId: null,
    mode: 'email',
    each: [],
    rank: 0,
    phase: null,
    waitsFor: [],
    language: null,
    answers: {},
    createdAt: '2026-11-20T09:00:00Z',
    sentAt: null,
    closedAt: '2026-11-22T09:00:00Z',
    reminders: 0,
    messageIds: [],
    ...change,
  }
  const next = { what: 'nothing', dueAt: null, text: '' } as const
  return { row: { request, next, minutesSpent: 0, lastEventAt: request.createdAt }, events }
}

const event = (kind: RequestEvent['kind'], text: string): RequestEvent => ({
  at: '2026-11-22T09:00:00Z',
  kind,
  text,
  minutes: 0,
})

const write = async (requests: readonly ToldRequest[], mark = '') => {
  const bytes = await campaignPdf(requests, { paper: 'a4', fonts: pdfFonts, now: NOW, mark })
  const text = Buffer.from(bytes).toString('latin1')
  return text.replaceAll(/stream\n([\s\S]*?)\nendstream/g, (whole, body: string) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return whole
    }
  })
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

test('one table by block and a timeline by request, tagged, landscape, dated', async () => {
  const requests = [
    told({}, [event('clean', 'none listed'), event('created', 'Found.')]),
    told({ id: 'b', block: '198.51.100.0/24' }, [event('created', 'Found.')]),
  ]
  const text = await write(requests)
  expect(count(text, /\/S \/Table\b/g)).toBe(4)
  // Two tables of one request, timelines of two events and of one; each with its heading.
  expect(count(text, /\/S \/TR\b/g)).toBe(4 + 2 + 3)
  expect(text).toMatch(/\/MediaBox \[0 0 841\.89 595\.28\]/)
  expect(text).toContain('(D:20261124090000Z)')
  expect(await write(requests)).toBe(text)
})

test('the proof is part of it, and practice is marked', async () => {
  const clean = await write([told({}, [event('clean', 'none of 2 listed')])])
  expect(await write([told({}, [event('clean', 'none of 3 listed')])])).not.toBe(clean)
  expect(await write([told({}, [event('clean', 'none of 2 listed')])], 'Practice')).not.toBe(clean)
})

test('hundreds of requests with long hostile texts go over pages', async () => {
  const hostile = event('reply', `\u001b[31m\u202e${'<b>long</b> '.repeat(500)}`)
  const text = await write(Array.from({ length: 40 }, (_, i) => told({ id: String(i) }, [hostile])))
  expect(count(text, /\/Type \/Page\b/g)).toBeGreaterThan(5)
})

test('an empty clean-up is a page that says so', async () => {
  expect(count(await write([]), /\/Type \/Page\b/g)).toBe(1)
})
