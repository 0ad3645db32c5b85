import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { renderPage } from '../render-page.test-support.tsx'
import { Toast } from './Toast.tsx'
import { hideToast, showToast } from './toast-store.ts'

beforeEach(hideToast)

test('a toast offers what can be done now, and nothing else', async () => {
  const run = vi.fn<() => void>()
  await renderPage(<Toast />)
  showToast({ text: 'report.pdf is saved.' })
  await expect.element(page.getByRole('status')).toHaveTextContent('report.pdf is saved.')
  expect(page.getByRole('button').elements()).toHaveLength(1)
  showToast({ text: 'report.pdf is saved.', action: { label: 'Show in folder', run } })
  await page.getByRole('button', { name: 'Show in folder' }).click()
  expect(run).toHaveBeenCalledOnce()
  await expect.element(page.getByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
})
