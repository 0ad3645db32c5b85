import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderPage } from '../../../render-page.test-support.tsx'
import { rpc } from '../../../rpc/client.ts'
import { aCase, aJudgedScan } from '../sample-scan.test-support.ts'
import { openScan, useScan } from '../scan-store.ts'
import { CorrectionEditor } from './CorrectionEditor.tsx'

vi.mock('../../../rpc/client.ts', () => ({
  rpc: {
    corrections: { save: vi.fn<typeof rpc.corrections.save>() },
    scans: { get: vi.fn<typeof rpc.scans.get>() },
  },
}))

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(rpc.corrections.save).mockResolvedValue([])
  vi.mocked(rpc.scans.get).mockResolvedValue(aJudgedScan())
  openScan('s1')
})

test('figures are saved as they are typed, and the scan is judged anew', async () => {
  await renderPage(<CorrectionEditor found={aCase()} scanId="s1" corrections={[]} />)
  await page.getByText('Your figures').click()
  await userEvent.type(page.getByRole('textbox', { name: 'Hours of work per request, from' }), '2')
  await userEvent.type(page.getByRole('textbox', { name: 'How to ask them' }), 'Call.')
  await vi.waitFor(() =>
    expect(rpc.corrections.save).toHaveBeenLastCalledWith({
      operatorId: 'example',
      effortHours: [2, 2],
      delayHours: null,
      note: 'Call.',
    }),
  )
  await vi.waitFor(() => expect(useScan.getState().judged).not.toBeNull())
})

test('what was kept is shown, and what could not be saved says so', async () => {
  vi.mocked(rpc.corrections.save).mockRejectedValue(new Error('The disk is full.'))
  const kept = { operatorId: 'example', effortHours: [1, 3], delayHours: null, note: 'Old.' } as const
  await renderPage(<CorrectionEditor found={aCase()} scanId="s1" corrections={[kept]} />)
  const high = page.getByRole('textbox', { name: 'Hours of work per request, to' })
  await expect.element(high).toHaveValue('3')
  await userEvent.type(page.getByRole('textbox', { name: 'How to ask them' }), '!')
  await expect.element(page.getByText(/The disk is full\./)).toBeVisible()
})
