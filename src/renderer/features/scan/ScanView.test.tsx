import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import type { ScanEvent } from '../../../shared/domain/live-scan.ts'
import { useRoute } from '../../app/route.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { rpc } from '../../rpc/client.ts'
import { useConnection } from '../../rpc/connection.ts'
import { ScanView } from './ScanView.tsx'
import { aCase, aCell, aJudgedScan, aReport, aSnapshot } from './sample-scan.test-support.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: {
    scans: {
      get: vi.fn<typeof rpc.scans.get>(),
      watch: vi.fn<typeof rpc.scans.watch>(),
      address: vi.fn<typeof rpc.scans.address>(),
      stop: vi.fn<typeof rpc.scans.stop>(),
      resume: vi.fn<typeof rpc.scans.resume>(),
      list: vi.fn<typeof rpc.scans.list>(),
    },
    blocks: { list: vi.fn<typeof rpc.blocks.list>(), saveOffer: vi.fn<typeof rpc.blocks.saveOffer>() },
    settings: { get: vi.fn<typeof rpc.settings.get>() },
    campaign: { list: vi.fn<typeof rpc.campaign.list>(), start: vi.fn<typeof rpc.campaign.start>() },
    bounces: { list: vi.fn<typeof rpc.bounces.list>() },
  },
}))

const cells = Array.from({ length: 256 }, (_, target) =>
  aCell(target === 7 ? { severity: 'high', lists: 1 } : {}),
)

async function* playing(events: readonly ScanEvent[]): AsyncGenerator<ScanEvent, void, undefined> {
  yield* events
}

function Routed() {
  const route = useRoute()
  return route.place === 'scan' ? <ScanView scanId={route.scanId} tab={route.tab} item={route.item} /> : null
}

async function show(hash: string, events: readonly ScanEvent[]): Promise<void> {
  location.hash = hash
  vi.mocked(rpc.scans.watch).mockImplementation(async () => playing(events) as never)
  await renderPage(<Routed />)
}

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(rpc.settings.get).mockResolvedValue(defaultSettings)
  vi.mocked(rpc.scans.get).mockResolvedValue(aJudgedScan())
  vi.mocked(rpc.scans.address).mockResolvedValue(aReport)
  useConnection.setState({ state: 'open', epoch: 1, retryAt: null })
})

describe('a finished scan', () => {
  const finished = [aSnapshot(0, cells, { state: 'finished' })]

  test('shows verdict, reason, coverage and case', async () => {
    await show('#/scan/s1', finished)
    await expect
      .element(page.getByRole('heading', { level: 2 }))
      .toMatchTextContent(/Take this block only when/)
    await expect.element(page.getByText(/Bad Senders lists 1 address\./)).toBeVisible()
    await expect.element(page.getByRole('meter', { name: 'Coverage' })).toHaveAttribute('aria-valuenow', '97')
    await expect.element(page.getByRole('grid', { name: 'Cases' })).toMatchTextContent(/You, form/)
  })

  test('arrow keys walk the map, Enter opens the address, Esc closes it and gives the focus back', async () => {
    await show('#/scan/s1', finished)
    const map = page.getByRole('application')
    await expect.element(map).toBeVisible()
    ;(map.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight>7/}')
    await expect.element(page.getByText('192.0.2.7', { exact: true }).first()).toBeVisible()
    await expect.element(page.getByText(/: high, on 1 list/)).toBeVisible()
    await userEvent.keyboard('{Enter}')
    const panel = page.getByRole('complementary', { name: 'Address 192.0.2.7' })
    await expect.element(panel).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(map).toHaveFocus()
  })

  test('the drawer shows raw evidence; a stranger’s markup stays text and a foreign scheme is no link', async () => {
    await show('#/scan/s1/cases/192.0.2.7', finished)
    const panel = page.getByRole('complementary', { name: 'Address 192.0.2.7' })
    await expect.element(panel).toMatchTextContent(/7\.2\.0\.192\.bad\.example/)
    await expect.element(panel).toMatchTextContent(/127\.0\.0\.2/)
    await expect.element(panel).toMatchTextContent(/127\.0\.0\.1:5353/)
    await expect.element(panel).toMatchTextContent(/<img src=x onerror=alert\(1\)>/)
    await expect.element(panel).toMatchTextContent(/Unknown: no answer came in time\./)
    expect(panel.element().querySelector('img')).toBeNull()
    expect(panel.element().innerHTML).not.toContain('javascript:')
  })

  test('a lookup page opens only after its host was shown', async () => {
    await show('#/scan/s1/cases/192.0.2.7', finished)
    await page.getByRole('button', { name: 'bad.example' }).click()
    const link = page.getByRole('link', { name: 'Open bad.example' })
    await expect.element(link).toHaveAttribute('href', 'https://bad.example/look?ip=192.0.2.7')
    await expect.element(link).toHaveAttribute('rel', 'noreferrer noopener')
  })

  test('from an address to its case, and from the case to the list and to its request', async () => {
    vi.mocked(rpc.campaign.list).mockResolvedValue([])
    vi.mocked(rpc.bounces.list).mockResolvedValue([])
    await show('#/scan/s1/cases/192.0.2.7', finished)
    const address = page.getByRole('complementary', { name: 'Address 192.0.2.7' })
    await address.getByRole('link', { name: 'Bad Senders' }).first().click()
    const panel = page.getByRole('complementary', { name: 'Case Bad Senders' })
    await expect
      .element(panel.getByRole('link', { name: 'What the list said in this scan' }))
      .toHaveAttribute('href', '#/scan/s1/lists/bad')
    vi.mocked(rpc.campaign.start).mockResolvedValue([
      { request: { id: 'r1', block: '192.0.2.0/24', cases: [aCase()] } } as never,
    ])
    await panel.getByRole('button', { name: 'Write the request' }).click()
    await expect.poll(() => location.hash).toBe('#/cleanup/r1')
  })

  test('the table says what the map says', async () => {
    await show('#/scan/s1', finished)
    await page.getByText('Table', { exact: true }).click()
    const grid = page.getByRole('grid', { name: 'Addresses of 192.0.2.0/24' })
    await expect.element(grid).toHaveAttribute('aria-rowcount', '257')
    await expect.element(grid).toMatchTextContent(/192\.0\.2\.7/)
  })
})

describe('a running scan', () => {
  test('the table calls nothing clear that was not asked everywhere', async () => {
    const open = cells.map((_, target) => aCell({ progress: target < 3 ? 'partial' : 'untouched' }))
    await show('#/scan/s1', [aSnapshot(0, open, { state: 'stopped' })])
    await page.getByText('Table', { exact: true }).click()
    const grid = page.getByRole('grid', { name: 'Addresses of 192.0.2.0/24' })
    await expect.element(grid).toMatchTextContent(/192\.0\.2\.2Partly asked/)
    await expect.element(grid).toMatchTextContent(/192\.0\.2\.3Not asked/)
    expect(grid.element().textContent).not.toContain('Clear')
  })

  test('answers that are still to come are no reason against the block', async () => {
    const judged = aJudgedScan({ state: 'running' })
    const [listing] = judged.verdict.reasons
    if (!listing) throw new Error('The sample scan has a reason.')
    const missing = { ...listing, code: 'low-coverage', text: 'Only 3 % have an answer.', caseIds: [] }
    const verdict = { ...judged.verdict, reasons: [missing, listing] }
    vi.mocked(rpc.scans.get).mockResolvedValue({ ...judged, verdict })
    await show('#/scan/s1', [aSnapshot(0, cells, { state: 'running' })])
    const reasons = page.getByRole('list', { name: 'So far: reasons' })
    await expect.element(reasons.getByText(/Bad Senders lists 1 address/)).toBeVisible()
    await expect.element(reasons.getByRole('listitem')).toHaveLength(1)
  })

  test('shows progress in place of a verdict, and stops on demand', async () => {
    vi.mocked(rpc.scans.get).mockResolvedValue(aJudgedScan({ state: 'running' }))
    vi.mocked(rpc.scans.stop).mockResolvedValue(aJudgedScan({ state: 'stopped' }).evidence.scan)
    location.hash = '#/scan/s1'
    async function* running(): AsyncGenerator<ScanEvent, void, undefined> {
      yield aSnapshot(1, cells)
      await new Promise(() => {})
    }
    vi.mocked(rpc.scans.watch).mockImplementation(async () => running() as never)
    await renderPage(<Routed />)
    await expect
      .element(page.getByRole('heading', { level: 2 }))
      .toMatchTextContent(/Asking about 192\.0\.2\.0\/24: 19 %/)
    await expect.element(page.getByText(/10 s left/)).toBeVisible()
    vi.mocked(rpc.scans.get).mockResolvedValue(aJudgedScan({ state: 'stopped' }))
    vi.mocked(rpc.scans.watch).mockResolvedValueOnce(
      playing([aSnapshot(0, cells, { state: 'stopped' })]) as never,
    )
    await page.getByRole('button', { name: 'Stop' }).click()
    expect(rpc.scans.stop).toHaveBeenCalledWith({ scanId: 's1' })
    await expect.element(page.getByRole('button', { name: 'Go on' })).toBeVisible()
  })
})

test('a scan that ended early says why at once, even when it cannot be read again', async () => {
  vi.mocked(rpc.scans.get)
    .mockResolvedValueOnce(aJudgedScan())
    .mockRejectedValue(new Error('The disk is full.'))
  await show('#/scan/s1', [
    aSnapshot(0, cells, { state: 'failed', failure: 'There is no room on the disk.' }),
  ])
  await expect.element(page.getByText('The scan ended early. There is no room on the disk.')).toBeVisible()
})

test('a scan that cannot be read says why and can be tried again', async () => {
  vi.mocked(rpc.scans.get).mockRejectedValue(new Error('There is no scan s1.'))
  vi.mocked(rpc.scans.watch).mockRejectedValue(new Error('There is no scan s1.'))
  location.hash = '#/scan/s1'
  await renderPage(<Routed />)
  await expect.element(page.getByRole('alert')).toMatchTextContent(/There is no scan s1\./)
  vi.mocked(rpc.scans.get).mockResolvedValue(aJudgedScan())
  vi.mocked(rpc.scans.watch).mockResolvedValue(playing([aSnapshot(0, cells, { state: 'finished' })]) as never)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByRole('grid', { name: 'Cases' })).toBeVisible()
})
