import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startDesktop } from './start-desktop.ts'

type Listener = (...args: never[]) => unknown
type Options = { webPreferences: Record<string, unknown> }

const electron = vi.hoisted(() => {
  const spy = () => vi.fn<(...args: unknown[]) => unknown>()
  const listeners = new Map<string, Listener>()
  const on = (prefix: string) =>
    vi.fn<(name: string, listener: Listener) => void>((name, listener) => {
      listeners.set(`${prefix}:${name}`, listener)
    })
  return {
    spy,
    listeners,
    on,
    windows: [] as { options: Options; url: string; show: Listener; focus: Listener }[],
    child: { postMessage: spy(), on: spy(), once: on('child'), kill: spy() },
    app: {
      requestSingleInstanceLock: vi.fn<() => boolean>(),
      enableSandbox: spy(),
      setAsDefaultProtocolClient: spy(),
      isReady: () => true,
      getPath: () => '/nowhere',
      getVersion: () => '1.0.0',
      whenReady: vi.fn<() => Promise<void>>(async () => {}),
      on: on('app'),
      quit: spy(),
      isPackaged: true,
    },
    protocol: { registerSchemesAsPrivileged: spy(), handle: spy() },
    session: {
      setPermissionRequestHandler: spy(),
      setPermissionCheckHandler: spy(),
      setDevicePermissionHandler: spy(),
      on: on('session'),
    },
    dialog: { showMessageBox: spy(), showErrorBox: spy() },
    shell: { openExternal: spy(), openPath: spy(), showItemInFolder: spy() },
    told: spy(),
    buildFromTemplate: spy(),
  }
})

vi.mock('electron', () => {
  class BrowserWindow {
    static getAllWindows = (): unknown[] => electron.windows
    readonly options: Options
    url = ''
    readonly webContents = {
      on: electron.on('contents'),
      mainFrame: { postMessage: electron.told },
      setWindowOpenHandler: (listener: Listener) => electron.listeners.set('contents:open', listener),
    }
    readonly once = electron.spy()
    readonly show = electron.spy()
    readonly on = electron.on('window')
    readonly maximize = electron.spy()
    readonly setProgressBar = electron.spy()
    readonly isFocused = (): boolean => true
    readonly isDestroyed = (): boolean => false
    readonly focus = electron.spy()
    constructor(options: Options) {
      this.options = options
      electron.windows.push(this)
    }
    isMinimized = (): boolean => false
    loadURL = async (url: string): Promise<void> => {
      this.url = url
    }
  }
  return {
    app: electron.app,
    BrowserWindow,
    dialog: electron.dialog,
    ipcMain: { on: electron.on('ipc') },
    Menu: { buildFromTemplate: electron.buildFromTemplate, setApplicationMenu: electron.spy() },
    MessageChannelMain: class {
      port1 = 'background end'
      port2 = 'page end'
    },
    nativeTheme: { shouldUseDarkColors: true },
    Notification: { isSupported: () => false },
    powerSaveBlocker: { start: () => 1, stop: electron.spy() },
    safeStorage: {},
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    protocol: electron.protocol,
    session: { defaultSession: electron.session },
    shell: electron.shell,
    utilityProcess: { fork: () => electron.child },
  }
})

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-desktop-'))
const pageFolder = path.join(folder, 'renderer')
const files = {
  pageFolder,
  preloadFile: '/out/preload/index.cjs',
  backgroundFile: '/out/main/background.js',
  backgroundWords: [],
}
const call = (name: string, ...args: unknown[]): unknown =>
  (electron.listeners.get(name) as ((...args: unknown[]) => unknown) | undefined)?.(...args)
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

beforeAll(() => {
  mkdirSync(pageFolder)
  writeFileSync(path.join(pageFolder, 'index.html'), '<meta nonce="__NONCE__">')
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  vi.clearAllMocks()
  electron.listeners.clear()
  electron.windows.length = 0
  electron.app.requestSingleInstanceLock.mockReturnValue(true)
  process.argv = ['blockvet']
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

  it('has no developer tools in its menu once packaged', () => {
    expect(JSON.stringify(electron.buildFromTemplate.mock.calls)).not.toContain('toggleDevTools')
  })
})
