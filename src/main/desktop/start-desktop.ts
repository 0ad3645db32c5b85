import { app, BrowserWindow, dialog, ipcMain, Menu, session } from 'electron'
import { type BackgroundProcess, startBackground } from './background-process.ts'
import { buildMenu } from './build-menu.ts'
import { guardSession } from './guard-session.ts'
import { openWindow } from './open-window.ts'
import { isPageUrl, registerPageScheme, servePageScheme } from './page-scheme.ts'

/** Where the built parts of the desktop lie. */
export interface DesktopFiles {
  readonly pageFolder: string
  readonly preloadFile: string
  readonly backgroundFile: string
  /** Arguments of the background. */
  readonly backgroundWords: readonly string[]
}

/**
 * Runs the desktop application: one instance, one background, one window. Called while the entry module loads, since
 * the scheme must be declared before the application is ready.
 */
export async function startDesktop(files: DesktopFiles): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  registerPageScheme()
  await app.whenReady()
  guardSession(session.defaultSession)
  servePageScheme(files.pageFolder)
  Menu.setApplicationMenu(buildMenu({ isMac: process.platform === 'darwin', isPackaged: app.isPackaged }))
  const background = startBackground(files.backgroundFile, files.backgroundWords, giveUp)
  introducePages(background)
  quitCleanly(background)
  const show = (): void => showWindow(files.preloadFile)
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => app.quit())
  show()
}

function showWindow(preloadFile: string): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) {
    openWindow(preloadFile)
    return
  }
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function introducePages(background: BackgroundProcess): void {
  ipcMain.on('background:connect', ({ senderFrame }) => {
    const isPage = senderFrame !== null && senderFrame.parent === null && isPageUrl(senderFrame.url)
    if (isPage) background.introduce(senderFrame)
  })
}

/** Holds the end of the application back until the background has saved. */
function quitCleanly(background: BackgroundProcess): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void background.stop().finally(() => {
      stopped = true
      app.quit()
    })
  })
}

function giveUp(sentence: string): void {
  dialog.showErrorBox('Blockvet cannot run', sentence)
  app.quit()
}
