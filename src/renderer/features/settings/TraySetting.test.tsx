import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { rpc } from '../../rpc/client.ts'
import { useSettings } from './settings-store.ts'
import { TraySetting } from './TraySetting.tsx'

vi.mock('../../rpc/client.ts', () => ({
  rpc: { settings: { set: vi.fn<typeof rpc.settings.set>() } },
}))

beforeEach(() => {
  vi.resetAllMocks()
  useSettings.setState({ settings: defaultSettings, failure: null, saving: 'idle' })
})

test('the tray is off until the user wants it, and is kept', async () => {
  await renderPage(<TraySetting />)
  const box = page.getByRole('switch', { name: 'Show an icon in the system’s tray' })
  await expect.element(box).not.toBeChecked()
  await box.click()
  await expect.element(box).toBeChecked()
  expect(rpc.settings.set).toHaveBeenCalledExactlyOnceWith({ ...defaultSettings, tray: true })
})
