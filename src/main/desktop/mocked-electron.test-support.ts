import { vi } from 'vitest'

export type Listener = (...args: never[]) => unknown
type Options = { webPreferences: Record<string, unknown> }

const state = () => {
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
    child: { postMessage: spy(), on: on('child'), once: on('child'), kill: spy() },
    app: {
      requestSingleInstanceLock: vi.fn<() => boolean>(),
      enableSandbox: spy(),
      setAsDefaultProtocolClient: spy(),
      setAppUserModelId: spy(),
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
}

/** What the mocked module was asked, and the listeners that it was given, by `emitter:event`. */
export const electron = state()

/** Stands in for the electron module: `vi.mock('electron', async () => (await import(…)).electronModule())`. */
export function electronModule() {
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
    nativeImage: { createFromPath: (file: string) => file },
    Tray: class {
      readonly on = electron.spy()
      readonly setToolTip = electron.spy()
      readonly setContextMenu = electron.spy()
      readonly destroy = electron.spy()
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    protocol: electron.protocol,
    session: { defaultSession: electron.session },
    shell: electron.shell,
    utilityProcess: { fork: () => electron.child },
  }
}

/** Lets an event of the mocked module happen. */
export const call = (name: string, ...args: unknown[]): unknown =>
  (electron.listeners.get(name) as ((...args: unknown[]) => unknown) | undefined)?.(...args)

/** As after a fresh start of the process. */
export function resetElectron(): void {
  vi.clearAllMocks()
  electron.listeners.clear()
  electron.windows.length = 0
  electron.app.requestSingleInstanceLock.mockReturnValue(true)
  process.argv = ['blockvet']
}
