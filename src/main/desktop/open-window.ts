import { BrowserWindow, nativeTheme } from 'electron'
import { openOutside } from './open-outside.ts'
import { isPageUrl, PAGE_URL } from './page-scheme.ts'

/** Colours of the empty page, so that the window does not flash before it. */
const surface = { light: '#fbfbfa', dark: '#151819' }

/** Opens the window: sandboxed, on the page, and unable to go anywhere else. */
export function openWindow(preloadFile: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Blockvet',
    width: 1280,
    height: 800,
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
  void window.loadURL(PAGE_URL)
  return window
}
