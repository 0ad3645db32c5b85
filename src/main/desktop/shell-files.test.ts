import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, electron, resetElectron } from './mocked-electron.test-support.ts'
import { startDesktop } from './start-desktop.ts'

vi.mock('electron', async () => (await import('./mocked-electron.test-support.ts')).electronModule())

// Files that come to the shell from the system, and files that the page saved.
const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-files-'))
const files = {
  pageFolder: folder,
  preloadFile: '/out/preload/index.cjs',
  backgroundFile: '/out/main/background.js',
  backgroundWords: [],
  trayIconFile: '/resources/icons/tray.png',
  dataFolder: '/data',
}

beforeAll(() => writeFileSync(path.join(folder, 'secret.txt'), 'secret'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  resetElectron()
  await startDesktop(files)
})

describe('a file from the system', () => {
  const frame = { url: 'app://blockvet/', parent: null, postMessage: electron.spy() }
  const take = (): unknown => call('ipc:page:word', { senderFrame: frame }, 'files:take')
  const given = (name: string): unknown => ['shell:word', expect.objectContaining({ kind: 'file', name })]

  it.each([
    ['a second start', (file: string) => call('app:second-instance', {}, ['blockvet', '--x', file], folder)],
    [
      'the first start',
      async (file: string) => {
        process.argv = ['blockvet', path.join(folder, file)]
        await startDesktop(files)
      },
    ],
    [
      'macOS',
      (file: string) => call('app:open-file', { preventDefault: electron.spy() }, path.join(folder, file)),
    ],
  ])('comes from %s and waits until the page takes it, by name and content', async (_from, hand) => {
    frame.postMessage.mockClear()
    await hand('secret.txt')
    await vi.waitFor(() =>
      expect(electron.told).toHaveBeenCalledWith('shell:word', { kind: 'files-waiting' }),
    )
    expect(frame.postMessage).not.toHaveBeenCalled()
    take()
    expect(frame.postMessage.mock.calls).toEqual([given('secret.txt')])
    expect(JSON.stringify(frame.postMessage.mock.calls)).not.toContain(folder)
    take()
    expect(frame.postMessage).toHaveBeenCalledOnce()
  })

  it('is one of many: a flood is cut, and told in one box', async () => {
    const many = Array<string>(100).fill('secret.txt')
    call('app:second-instance', {}, ['blockvet', ...Array<string>(9).fill('none.eml'), ...many], folder)
    await vi.waitFor(() => expect(electron.told).toHaveBeenCalled())
    take()
    expect(frame.postMessage.mock.calls.length).toBeLessThanOrEqual(64)
    expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce()
    expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toMatch(
      /it is not there\.\n.*5 more were refused\.$/s,
    )
  })

  it('does not bring the shell down when the page has just crashed', async () => {
    electron.told.mockImplementationOnce(() => {
      throw new Error('Render frame was disposed')
    })
    call('app:second-instance', {}, ['blockvet', 'secret.txt'], folder)
    await vi.waitFor(() => expect(electron.told).toHaveBeenCalled())
    frame.postMessage.mockClear()
    take()
    expect(frame.postMessage.mock.calls).toEqual([given('secret.txt')])
  })

  it('is refused in a sentence when it is none', async () => {
    call('app:second-instance', {}, ['blockvet', folder, 'blockvet://vet?block=192.0.2.0/24'], folder)
    await vi.waitFor(() => expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce())
    expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toMatch(/it is no plain file/)
    expect(electron.told).not.toHaveBeenCalled()
  })
})

describe('a file that the page saved', () => {
  const item = (url: string, saved: string) => ({
    getURL: () => url,
    getSavePath: () => saved,
    once: (_name: string, done: (event: object, state: string) => void) => done({}, 'completed'),
  })

  it('is shown in its folder by its number; the page learns its name only', () => {
    call('session:will-download', {}, item('blob:app://blockvet/1', '/home/user/report.pdf'))
    expect(electron.told).toHaveBeenCalledExactlyOnceWith('shell:word', {
      kind: 'saved',
      id: 1,
      name: 'report.pdf',
    })
    const senderFrame = { url: 'app://blockvet/', parent: null }
    call('ipc:page:word', { senderFrame }, 'saved:reveal:2')
    expect(electron.shell.showItemInFolder).not.toHaveBeenCalled()
    call('ipc:page:word', { senderFrame }, 'saved:reveal:1')
    expect(electron.shell.showItemInFolder).toHaveBeenCalledExactlyOnceWith('/home/user/report.pdf')
  })

  it('comes from the page itself and from nowhere else', () => {
    const event = { preventDefault: electron.spy() }
    call('session:will-download', event, item('https://example.com/setup.exe', '/home/user/setup.exe'))
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(electron.told).not.toHaveBeenCalled()
  })
})
