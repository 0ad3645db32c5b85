import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { ExportEvent } from '../../../../shared/contract/scans.ts'
import { renderPage } from '../../../render-page.test-support.tsx'
import { rpc } from '../../../rpc/client.ts'
import { saveFile } from '../../../ui/save-file.ts'
import { useScan } from '../scan-store.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { useExport } from './export-store.ts'

vi.mock('../../../rpc/client.ts', () => ({
  rpc: { scans: { export: vi.fn<typeof rpc.scans.export>() } },
}))
vi.mock('../../../ui/save-file.ts', () => ({ saveFile: vi.fn<typeof saveFile>() }))

const file = { fileName: 'report.csv', mediaType: 'text/csv', content: 'a' }

/** Tells of half the work, then waits until it is let go. */
function exportInTwoSteps() {
  const gate = Promise.withResolvers<ExportEvent>()
  let seen: AbortSignal | undefined
  vi.mocked(rpc.scans.export).mockImplementation(((_: unknown, options?: { signal?: AbortSignal }) => {
    seen = options?.signal
    seen?.addEventListener('abort', () => gate.reject(seen?.reason))
    return Promise.resolve(
      (async function* () {
        yield { kind: 'progress', share: 0.5 } as const
        yield await gate.promise
      })(),
    )
  }) as never)
  return { finish: () => gate.resolve({ kind: 'file', file }), fail: gate.reject, signal: () => seen }
}

async function choose(words: string): Promise<void> {
  await renderPage(<ExportMenu scanId="s1" />)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: words }).click()
}

beforeEach(() => {
  vi.resetAllMocks()
  useExport.setState({ writing: null })
  useScan.setState({ refused: null })
})

test('writes the chosen format, tells how far it is, and saves the file', async () => {
  const { finish } = exportInTwoSteps()
  await choose('CSV, listings and unknowns')
  expect(vi.mocked(rpc.scans.export).mock.calls[0]?.[0]).toEqual({ scanId: 's1', format: 'csv' })
  await vi.waitFor(() => expect(page.getByRole('status').element().textContent).toMatch(/unknowns: 50.%/))
  expect(saveFile).not.toHaveBeenCalled()
  finish()
  await expect.element(page.getByRole('button', { name: 'Export' })).toBeVisible()
  expect(saveFile).toHaveBeenCalledExactlyOnceWith(file)
})

test('a PDF is asked for on the chosen paper', async () => {
  exportInTwoSteps()
  await choose('PDF report, Letter')
  expect(vi.mocked(rpc.scans.export).mock.calls[0]?.[0]).toEqual({
    scanId: 's1',
    format: 'pdf',
    paper: 'letter',
  })
})

test('stopping gives the export up: nothing is saved, nothing is complained of', async () => {
  const { signal } = exportInTwoSteps()
  await choose('HTML report')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect.element(page.getByRole('button', { name: 'Export' })).toBeVisible()
  expect(signal()?.aborted).toBe(true)
  expect(saveFile).not.toHaveBeenCalled()
  expect(useScan.getState().refused).toBeNull()
})

test('a failure is told, and the next export can begin', async () => {
  const { fail } = exportInTwoSteps()
  await choose('JSON, everything')
  fail(new Error('The disk is full.'))
  await expect.element(page.getByRole('button', { name: 'Export' })).toBeVisible()
  expect(useScan.getState().refused).not.toBeNull()
  expect(saveFile).not.toHaveBeenCalled()
})
