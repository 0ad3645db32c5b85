import { beforeEach, expect, it, vi } from 'vitest'
import { checkForUpdates } from './updater.ts'

const { app, showMessageBox } = vi.hoisted(() => ({
  app: { isPackaged: true, getVersion: () => '1.0.0' },
  showMessageBox: vi.fn<(options: { message: string }) => Promise<{ response: number }>>(),
}))
vi.mock('electron', () => ({ app, dialog: { showMessageBox } }))

const source = {
  autoDownload: true,
  autoInstallOnAppQuit: true,
  checkForUpdates: vi.fn<() => Promise<{ updateInfo: { version: string } } | null>>(),
  downloadUpdate: vi.fn<() => Promise<void>>(),
  quitAndInstall: vi.fn<() => void>(),
}
const load = vi.fn<() => Promise<typeof source>>(async () => source)
const answer = (...responses: number[]): void => {
  for (const response of responses) showMessageBox.mockResolvedValueOnce({ response })
}

beforeEach(() => {
  vi.clearAllMocks()
  showMessageBox.mockReset().mockResolvedValue({ response: 1 })
  app.isPackaged = true
  source.checkForUpdates.mockReset().mockResolvedValue({ updateInfo: { version: '1.1.0' } })
})

it('asks nobody before the user agrees', async () => {
  await checkForUpdates(load)
  expect(load).not.toHaveBeenCalled()
})

it('downloads only after a second yes, installs only after a third', async () => {
  answer(0, 1)
  await checkForUpdates(load)
  expect(source.autoDownload || source.autoInstallOnAppQuit).toBe(false)
  expect(source.downloadUpdate).not.toHaveBeenCalled()
  answer(0, 0, 1)
  await checkForUpdates(load)
  expect(source.downloadUpdate).toHaveBeenCalledOnce()
  expect(source.quitAndInstall).not.toHaveBeenCalled()
  answer(0, 0, 0)
  await checkForUpdates(load)
  expect(source.quitAndInstall).toHaveBeenCalledOnce()
})

it('says when there is nothing newer', async () => {
  source.checkForUpdates.mockResolvedValue({ updateInfo: { version: '1.0.0' } })
  answer(0)
  await checkForUpdates(load)
  expect(showMessageBox.mock.lastCall?.[0].message).toContain('newest version')
})

it('says in one sentence when the release page cannot be reached', async () => {
  source.checkForUpdates.mockRejectedValue(new Error('getaddrinfo ENOTFOUND\n at x'))
  answer(0)
  await checkForUpdates(load)
  expect(showMessageBox.mock.lastCall?.[0].message).toBe(
    'No newer version could be fetched: getaddrinfo ENOTFOUND',
  )
})

it('leaves a checkout to git', async () => {
  app.isPackaged = false
  await checkForUpdates(load)
  expect(load).not.toHaveBeenCalled()
  expect(showMessageBox.mock.lastCall?.[0].message).toContain('git')
})
