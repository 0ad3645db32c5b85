import { BrowserWindow, nativeTheme, screen } from 'electron'
import { openOutside } from './open-outside.ts'
import { isPageUrl, PAGE_URL } from './page-scheme.ts'
import { recoverPage } from './recover-page.ts'
import { keepWindowState, readWindowState } from './window-state.ts'

/** Colours of the empty page, so that the window does not flash before it. */
const surface = { light: '#fbfbfa', dark: '#151819' }

/** How a window is to open. */
export interface WindowWish {
  readonly preloadFile: string
  /** Where the page opens, `#…` or nothing. */
  readonly hash: string
  /** File that keeps where the window was. */
  readonly stateFile: string
}

/** Opens the window: sandboxed, on the page, and unable to go anywhere else. */
export function openWindow({ preloadFile, hash, stateFile }: WindowWish): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { bounds, maximized } = readWindowState(stateFile, screens)
  const window = new BrowserWindow({
    title: 'Blockvet',
    ...bounds,
    minWidth: 800,
    minHeight: 560,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? surface.dark : surface.light,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const { webContents } = window
  webContents.setWindowOpenHandler(({ url }) => {
    void openOutside(window, url)
    return { action: 'deny' }
  })
  webContents.on('will-navigate', (event) => {
    if (!isPageUrl(event.url)) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  if (maximized) window.maximize()
  keepWindowState(window, stateFile)
  recoverPage(window)
  void window.loadURL(PAGE_URL + hash)
  return window
}
