import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type BlockRow, noOffer } from '../../../shared/domain/offer.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { useBlocks } from './blocks-store.ts'
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

test('beside an earlier verdict a running scan tells its share alone, and the rest when pointed at', async () => {
  const progress = {
    phase: 'asking',
    checksDone: 2132,
    checksTotal: 4352,
    queriesSent: 2200,
    ratePerSecond: 90,
    secondsLeft: 14,
  } as const
  useBlocks.setState({ progress: { new: progress } })
  const running = { ...row, state: 'running' } as const
  const { rerender } = await renderPage(<RowState row={running} />)
  await expect.element(page.getByText('2,132 checks, 14 s left')).toBeVisible()
  const earlier = { scanId: 'old', decision: 'reject', startedAt: '2026-01-01T00:00:00.000Z' } as const
  await rerender(<RowState row={{ ...running, earlier }} />)
  await expect.element(page.getByText('48 %')).toBeVisible()
  await expect.element(page.getByTitle('2,132 checks, 14 s left')).toBeVisible()
  useBlocks.setState({ progress: {} })
})
