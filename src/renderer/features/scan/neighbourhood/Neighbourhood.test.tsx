import { MantineProvider } from '@mantine/core'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import type { NetblockFindings, NetblockHit } from '../../../../shared/domain/netblock-findings.ts'
import { aJudgedScan } from '../sample-scan.test-support.ts'
import { Neighbourhood } from './Neighbourhood.tsx'

const hit: NetblockHit = {
  feedId: 'drop',
  feedName: 'Example DROP',
  kind: 'netblock',
  entry: '203.0.112.0/20',
  relation: 'covers',
  addresses: 256,
  reference: 'SBL000001',
  text: null,
  impact: 'critical',
  feedDate: '2026-11-20T00:00:00.000Z',
  stale: true,
  counted: true,
  url: 'https://example.org/SBL000001',
}
const findings: NetblockFindings = {
  examinedAt: '2026-11-26T00:00:00.000Z',
  feeds: [
    {
      feedId: 'drop',
      feedName: 'Example DROP',
      kind: 'netblock',
      impact: 'critical',
      feedDate: hit.feedDate,
      stale: true,
      staleReason: 'Its data are 6 days old, and it is renewed every 1 day.',
      entries: 1700,
      touching: 1,
      near: 1,
      badLines: 2,
      aggregateOf: [],
      lists: [],
      attribution: 'Data: Example',
      url: 'https://example.org/',
    },
  ],
  unread: [{ feedId: 'gone', feedName: 'Gone', reason: 'Its file could not be read.' }],
  hits: [
    hit,
    {
      ...hit,
      entry: '203.0.200.0/24',
      relation: 'neighbour',
      addresses: 0,
      reference: null,
      text: '\u001b[31mred',
    },
  ],
}

async function show(netblocks: NetblockFindings | null) {
  const judged = aJudgedScan()
  const { evidence } = judged
  const surroundings = { ...evidence.surroundings, netblocks }
  await render(
    <MantineProvider>
      <div style={{ height: 500, display: 'flex' }}>
        <Neighbourhood judged={{ ...judged, evidence: { ...evidence, surroundings } }} />
      </div>
    </MantineProvider>,
  )
}

const text = (): string => document.body.textContent ?? ''

test('entries stand with their relation in words, their date, and whom to credit', async () => {
  await show(findings)
  await expect.poll(text).toContain('1 entry on this block, 1 more in the /16 around it, in 1 feed')
  expect(text()).toContain('Covers')
  expect(text()).toContain('Near')
  expect(text()).toContain('stale, ')
  expect(text()).toContain('Its data are 6 days old')
  expect(text()).toContain('Gone Not examined: Its file could not be read.')
  expect(text()).toContain('Data: Example')
  expect(text()).not.toContain('\u001b')
})

test('what was not examined is said, and no feed at hand leads to the feeds', async () => {
  await show(null)
  await expect.poll(text).toContain('Netblock feeds were not examined in this scan.')
  await show({ ...findings, feeds: [], unread: [], hits: [] })
  await expect.poll(text).toContain('No copy of a netblock feed was at hand.')
  expect(document.querySelector('a[href="#/lists/feeds"]')).not.toBeNull()
})
