import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type BlockRow, noOffer } from '../../../shared/domain/offer.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { RowState } from './RowState.tsx'

const row: BlockRow = {
  block: '192.0.2.0/24',
  offer: noOffer,
  scanId: 'new',
  state: 'stopped',
  startedAt: '2026-01-02T00:00:00.000Z',
  addresses: 256,
  judged: null,
  earlier: null,
  archived: false,
  change: null,
}

test('a scan that was stopped says so, and leads to the verdict before it', async () => {
  const earlier = { scanId: 'old', decision: 'reject', startedAt: '2026-01-01T00:00:00.000Z' } as const
  await renderPage(<RowState row={{ ...row, earlier }} />)
  await expect.element(page.getByText('Stopped')).toBeVisible()
  const before = page.getByRole('link', { name: /^Before: Reject, / })
  await expect.element(before).toHaveAttribute('href', '#/scan/old')
})

test('without an earlier verdict nothing is linked', async () => {
  await renderPage(<RowState row={row} />)
  await expect.element(page.getByText('Stopped before the end: open it to go on')).toBeVisible()
  await expect.element(page.getByRole('link')).not.toBeInTheDocument()
})
