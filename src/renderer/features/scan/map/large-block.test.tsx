import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderPage } from '../../../render-page.test-support.tsx'
import { aCell, aJudgedScan } from '../sample-scan.test-support.ts'
import { useScan } from '../scan-store.ts'
import { MapPanel } from './MapPanel.tsx'
import { RangePanel } from './RangePanel.tsx'

const BLOCK = '198.16.0.0/14'
const judged = aJudgedScan({ block: BLOCK, targets: 262_144 })
const onOpen = vi.fn<(item: string) => void>()

beforeEach(() => {
  onOpen.mockReset()
  const cells = new Uint16Array(262_144).fill(aCell())
  // 198.16.3.5 and its neighbour share a cell with two others.
  cells[3 * 256 + 5] = aCell({ severity: 'critical', lists: 7 })
  cells[3 * 256 + 6] = aCell({ severity: 'low', lists: 1 })
  useScan.setState({ judged, cells, version: 1 })
})

async function openMap(): Promise<void> {
  await renderPage(
    <div style={{ width: 900, height: 620 }}>
      <MapPanel judged={judged} onOpen={onOpen} />
    </div>,
  )
  await expect.element(page.getByRole('application', { name: /Map of 198\.16\.0\.0\/14/ })).toBeVisible()
}

async function jumpTo(address: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Jump to address' })
  await field.fill(address)
  await userEvent.keyboard('{Enter}')
}

test('Enter shows the addresses of a shared cell apart, Escape shows all again', async () => {
  await openMap()
  const whole = page.getByRole('application').element() as HTMLElement
  whole.focus()
  await userEvent.keyboard('{Enter}')
  await expect
    .element(page.getByRole('application', { name: /Map of 198\.16\.0\.0\/24, 256 addresses/ }))
    .toHaveFocus()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  expect(onOpen).toHaveBeenLastCalledWith('198.16.0.1')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('application', { name: /Map of 198\.16\.0\.0\/14/ })).toHaveFocus()
})

test('Space, as a click, opens the addresses of a shared cell', async () => {
  await openMap()
  ;(page.getByRole('application').element() as HTMLElement).focus()
  await userEvent.keyboard(' ')
  expect(onOpen).toHaveBeenLastCalledWith('198.16.0.0/30')
})

test('a jump leads into the part, where changes show as they come', async () => {
  await openMap()
  await jumpTo('198.16.3.5')
  await expect.element(page.getByText('198.16.3.0/24')).toBeVisible()
  await expect.element(page.getByText(/: critical, on 7 lists/)).toBeVisible()
  await expect.element(page.getByRole('list', { name: 'Legend' })).toMatchTextContent(/Critical 1/)
  await page.getByRole('button', { name: 'Whole block' }).click()
  await expect.element(page.getByRole('application', { name: /Map of 198\.16\.0\.0\/14/ })).toHaveFocus()
})

test('the range lists its addresses, worst first; a range of elsewhere says so', async () => {
  const { scan } = judged.evidence
  await renderPage(
    <div style={{ position: 'relative', height: 600 }}>
      <RangePanel scan={scan} range="198.16.3.4/30" onAddress={onOpen} onClose={() => undefined} />
    </div>,
  )
  const grid = page.getByRole('grid', { name: 'Addresses of 198.16.3.4/30' })
  await expect.element(grid.getByRole('row').nth(1)).toMatchTextContent(/198\.16\.3\.5.*Critical.*7/)
  await expect.element(grid.getByRole('row').nth(2)).toMatchTextContent(/198\.16\.3\.6.*Low/)
  await expect.element(page.getByText('Critical 1, Low 1, Clear 2')).toBeVisible()
  await grid.getByRole('gridcell', { name: '198.16.3.5' }).click()
  expect(onOpen).toHaveBeenLastCalledWith('198.16.3.5')
  await renderPage(
    <RangePanel scan={scan} range="192.0.2.0/30" onAddress={onOpen} onClose={() => undefined} />,
  )
  await expect.element(page.getByText('192.0.2.0/30 is no part of 198.16.0.0/14.')).toBeVisible()
})
