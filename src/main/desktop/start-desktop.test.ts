import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, electron, type Listener, resetElectron } from './mocked-electron.test-support.ts'
import { startDesktop } from './start-desktop.ts'

vi.mock('electron', async () => (await import('./mocked-electron.test-support.ts')).electronModule())

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-desktop-'))
const pageFolder = path.join(folder, 'renderer')
const files = {
  pageFolder,
  preloadFile: '/out/preload/index.cjs',
  backgroundFile: '/out/main/background.js',
  backgroundWords: [],
  trayIconFile: '/resources/icons/tray.png',
  dataFolder: '/home/user/.local/share/blockvet',
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

beforeAll(() => {
  mkdirSync(pageFolder)
  writeFileSync(path.join(pageFolder, 'index.html'), '<meta nonce="__NONCE__">')
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  resetElectron()
  await startDesktop(files)
})

describe('the window', () => {
  it('is sandboxed and shows the page', () => {
    expect(electron.app.enableSandbox).toHaveBeenCalledBefore(electron.app.whenReady)
    const [window] = electron.windows
    expect(window?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      preload: '/out/preload/index.cjs',
    })
    expect(window?.url).toBe('app://blockvet/')
  })

  it.each(['https://example.com/', 'file:///etc/passwd', 'app://other/', 'app://blockvet/assets/x.html'])(
    'does not go to %s',
    (url) => {
      const event = { url, preventDefault: electron.spy() }
      call('contents:will-navigate', event)
      expect(event.preventDefault).toHaveBeenCalledOnce()
    },
  )

  it('may reload itself', () => {
    const event = { url: 'app://blockvet/#/lists', preventDefault: electron.spy() }
    call('contents:will-navigate', event)
    expect(event.preventDefault).not.toHaveBeenCalled()
  })

  it('follows no redirect and takes in no webview', () => {
    for (const name of ['contents:will-redirect', 'contents:will-attach-webview']) {
      const event = { preventDefault: electron.spy() }
      call(name, event)
      expect(event.preventDefault).toHaveBeenCalledOnce()
    }
  })

  it('gives no permission but to copy', () => {
    const decide = electron.spy()
    const [request] = electron.session.setPermissionRequestHandler.mock.calls[0] as [Listener]
    ;(request as (...args: unknown[]) => void)(null, 'geolocation', decide)
    expect(decide).toHaveBeenCalledExactlyOnceWith(false)
    const copy = electron.spy()
    ;(request as (...args: unknown[]) => void)(null, 'clipboard-sanitized-write', copy)
    expect(copy).toHaveBeenCalledExactlyOnceWith(true)
    const [check] = electron.session.setPermissionCheckHandler.mock.calls[0] as [
      (contents: null, permission: string) => boolean,
    ]
    expect(check(null, 'geolocation')).toBe(false)
    expect(check(null, 'clipboard-read')).toBe(false)
    expect(check(null, 'clipboard-sanitized-write')).toBe(true)
    const [device] = electron.session.setDevicePermissionHandler.mock.calls[0] as [() => boolean]
    expect(device()).toBe(false)
  })
})

describe('a link to the outside', () => {
  it('opens in the browser only after the host was shown and agreed to', async () => {
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 })
    expect(call('contents:open', { url: 'https://example.com/lookup?ip=192.0.2.1' })).toEqual({
      action: 'deny',
    })
    await settle()
    const [, asked] = electron.dialog.showMessageBox.mock.calls[0] as [
      unknown,
      { message: string; defaultId: number },
    ]
    expect(asked.message).toContain('example.com')
    expect(asked.defaultId).toBe(1)
    expect(electron.shell.openExternal).toHaveBeenCalledExactlyOnceWith(
      'https://example.com/lookup?ip=192.0.2.1',
    )
  })

  it('opens a draft in the mail program after asking', async () => {
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 })
    call('contents:open', { url: 'mailto:removal@example.org?subject=192.0.2.1&body=Hello' })
    await settle()
    const [, asked] = electron.dialog.showMessageBox.mock.calls[0] as [unknown, { detail: string }]
    expect(asked.detail).toBe('To: removal@example.org')
    expect(electron.shell.openExternal).toHaveBeenCalledExactlyOnceWith(
      'mailto:removal@example.org?subject=192.0.2.1&body=Hello',
    )
  })

  it('is asked about once at a time', async () => {
    const { promise, resolve } = Promise.withResolvers<{ response: number }>()
    electron.dialog.showMessageBox.mockReturnValueOnce(promise)
    for (let i = 0; i < 100; i++) call('contents:open', { url: `https://example.com/${i}` })
    expect(electron.dialog.showMessageBox).toHaveBeenCalledOnce()
    resolve({ response: 1 })
    await settle()
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    call('contents:open', { url: 'https://example.com/' })
    expect(electron.dialog.showMessageBox).toHaveBeenCalledTimes(2)
  })

  it('that nothing on this system opens is told', async () => {
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 })
    electron.shell.openExternal.mockRejectedValueOnce(new Error('no application'))
    call('contents:open', { url: 'mailto:a@example.org' })
    await settle()
    expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce()
  })

  it('stays closed when the user declines', async () => {
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    call('contents:open', { url: 'https://example.com/' })
    await settle()
    expect(electron.dialog.showMessageBox).toHaveBeenCalledOnce()
    expect(electron.shell.openExternal).not.toHaveBeenCalled()
  })

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'mailto:someone@example.com?attach=/etc/passwd',
    `mailto:someone@example.com?body=${'x'.repeat(2000)}`,
    'mailto:%zz@example.com',
    'mailto:a@example.com%0D%0ABcc:b@example.org',
    'smb://example.com/share',
    'https://bank.example@evil.example/',
    'app://blockvet/',
    'nonsense',
  ])('is not even asked about for %s', async (url) => {
    expect(call('contents:open', { url })).toEqual({ action: 'deny' })
    await settle()
    expect(electron.dialog.showMessageBox).not.toHaveBeenCalled()
    expect(electron.shell.openExternal).not.toHaveBeenCalled()
  })
})

describe('the page scheme', () => {
  const fetchPage = (url: string, method = 'GET'): Promise<Response> => {
    const [, handler] = electron.protocol.handle.mock.calls[0] as [
      string,
      (request: object) => Promise<Response>,
    ]
    return handler({ url, method })
  }

  it('is declared before the application is ready', () => {
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledBefore(electron.app.whenReady)
  })

  it('gives the page under its policy', async () => {
    const response = await fetchPage('app://blockvet/')
    const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1]
    expect(nonce).not.toBe('__NONCE__')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy).toContain("default-src 'none'")
  })

  it.each([
    'app://blockvet/../secret.txt',
    'app://blockvet/%2e%2e/secret.txt',
    'app://blockvet/%2e%2e%2fsecret.txt',
    'app://blockvet/..%5csecret.txt',
    'app://other/',
  ])('gives nothing for %s', async (url) => {
    expect((await fetchPage(url)).status).toBe(404)
  })

  it('only reads', async () => expect((await fetchPage('app://blockvet/', 'POST')).status).toBe(404))
})

describe('the port', () => {
  it('goes to the page and to nobody else', () => {
    const frame = { url: 'app://blockvet/#/blocks', parent: null, postMessage: electron.spy() }
    const strangers = [
      { ...frame, url: 'https://example.com/' },
      { ...frame, url: 'app://blockvet.example/' },
      { ...frame, parent: frame },
      null,
    ]
    const connect = (senderFrame: unknown): unknown =>
      call('ipc:page:word', { senderFrame }, 'background:connect')
    for (const senderFrame of strangers) connect(senderFrame)
    for (const word of ['background:start', 'saved:reveal:1e9', 'saved:reveal:/etc', 7, null, {}])
      call('ipc:page:word', { senderFrame: frame }, word)
    expect(frame.postMessage).not.toHaveBeenCalled()
    expect(electron.child.postMessage).not.toHaveBeenCalled()
    connect(frame)
    expect(frame.postMessage).toHaveBeenCalledExactlyOnceWith('shell:word', 'background:port', ['page end'])
  })
})

describe('the application', () => {
  it('leaves to the first instance, which shows its window', async () => {
    const before = electron.windows.length
    call('app:second-instance', {}, ['blockvet'])
    expect(electron.windows).toHaveLength(before)
    expect(electron.windows[0]?.focus).toHaveBeenCalled()
    electron.app.requestSingleInstanceLock.mockReturnValue(false)
    await startDesktop(files)
    expect(electron.app.quit).toHaveBeenCalledOnce()
    expect(electron.windows).toHaveLength(before)
  })

  it('takes links behind a word that ends its options', () => {
    expect(electron.app.setAsDefaultProtocolClient).toHaveBeenCalledExactlyOnceWith(
      'blockvet',
      process.execPath,
      ['--'],
    )
  })

  it('shows the block of a deep link, and nothing for a hostile one', () => {
    call('app:second-instance', {}, ['blockvet', 'blockvet://vet?block=203.0.113.0/24'])
    expect(electron.windows[0]?.url).toBe('app://blockvet/#/blocks/203.0.113.0%2F24')
    const event = { preventDefault: electron.spy() }
    call('app:open-url', event, 'blockvet://vet?block=192.0.2.0/24')
    expect(electron.windows[0]?.url).toBe('app://blockvet/#/blocks/192.0.2.0%2F24')
    call('app:open-url', event, 'blockvet://vet?block=<script>')
    expect(electron.windows[0]?.url).toBe('app://blockvet/#/blocks/192.0.2.0%2F24')
    expect(event.preventDefault).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['restores the backup of a damaged database when the user agrees', 0, true],
    ['ends when the user does not', 1, false],
  ])('%s', async (_what, response, restored) => {
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response })
    const rescue = { name: 'a-daily.db', madeAt: '2026-11-26T10:00:00.000Z' }
    call('child:message', { failed: 'The database is damaged.', rescue })
    await settle()
    const [asked] = electron.dialog.showMessageBox.mock.calls[0] as [{ detail: string; defaultId: number }]
    expect(asked.detail).toContain('2026-11-26')
    expect(asked.defaultId).toBe(1)
    expect(electron.child.kill.mock.calls).toHaveLength(restored ? 1 : 0)
    expect(electron.app.quit.mock.calls).toHaveLength(restored ? 0 : 1)
  })

  it('ends with its window, unless the tray keeps it', () => {
    const activity = { running: 1, share: 0.5, ended: [], due: 0 }
    call('child:message', { activity: { ...activity, tray: true } })
    call('app:window-all-closed')
    expect(electron.app.quit).not.toHaveBeenCalled()
    call('child:message', { activity: { ...activity, tray: false } })
    call('app:window-all-closed')
    expect(electron.app.quit).toHaveBeenCalledOnce()
  })

  it('ends only after the background has saved', async () => {
    const event = { preventDefault: electron.spy() }
    call('app:will-quit', event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(electron.child.postMessage).toHaveBeenCalledWith('stop', [])
    expect(electron.app.quit).not.toHaveBeenCalled()
    call('child:exit', 0)
    await settle()
    expect(electron.app.quit).toHaveBeenCalledOnce()
    const second = { preventDefault: electron.spy() }
    call('app:will-quit', second)
    expect(second.preventDefault).not.toHaveBeenCalled()
  })

  it('shows the folder of the data, not that of the browser inside', () => {
    const items = electron.buildFromTemplate.mock.calls[0]?.[0] as {
      submenu?: { label?: string; click?: () => void }[]
    }[]
    const entries = items.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    entries.find(({ label }) => label === 'Show the data folder')?.click?.()
    expect(electron.shell.openPath).toHaveBeenCalledExactlyOnceWith('/home/user/.local/share/blockvet')
  })

  it('has no developer tools in its menu once packaged', () => {
    expect(JSON.stringify(electron.buildFromTemplate.mock.calls)).not.toContain('toggleDevTools')
  })
})
