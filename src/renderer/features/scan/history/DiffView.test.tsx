import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { DiffChange, ScanDiff } from '../../../../shared/domain/scan-diff.ts'
import { renderPage } from '../../../render-page.test-support.tsx'
import { DiffView } from './DiffView.tsx'

const side = {
  scanId: 's1',
  block: '192.0.2.0/24',
  startedAt: '2026-01-02T03:04:05Z',
  decision: 'conditional',
  headline: 'One.',
  rules: 2,
  coverage: 0.97,
  listedAddresses: 1,
} as const

const change = (kind: DiffChange['kind'], listName: string): DiffChange => ({
  kind,
  listId: listName,
  listName,
  severity: 'high',
  codesBefore: ['127.0.0.2'],
  codesAfter: [],
  addresses: 2,
  ranges: ['192.0.2.7-192.0.2.8'],
})

const diff: ScanDiff = {
  before: side,
  after: { ...side, scanId: 's2', decision: 'inconclusive' },
  compared: 256,
  reasonsGone: ['high-listing'],
  reasonsNew: ['low-coverage'],
  counts: { appeared: 0, went: 2, revealed: 0, hidden: 2, recoded: 0 },
  changes: [change('listed-to-unknown', 'Silent now'), change('went', 'Clean now')],
  listsOnlyBefore: ['old-list'],
  listsOnlyAfter: [],
}

test('what is not known any more stands apart from what is gone', async () => {
  await renderPage(<DiffView diff={diff} />)
  await expect.element(page.getByText(/Listed before, unknown now/)).toBeVisible()
  await expect.element(page.getByText(/Gone: clear now/)).toBeVisible()
  await expect.element(page.getByText(/Reasons gone: high listing\. New: low coverage\./)).toBeVisible()
  await expect.element(page.getByText(/not compared: old-list/)).toBeVisible()
  expect(page.getByText('192.0.2.7-192.0.2.8').elements()).toHaveLength(2)
})

test('no change says so', async () => {
  await renderPage(<DiffView diff={{ ...diff, after: side, changes: [], reasonsGone: [], reasonsNew: [] }} />)
  await expect.element(page.getByText('No check came out differently.')).toBeVisible()
  await expect.element(page.getByText(/Verdict unchanged/)).toBeVisible()
})
