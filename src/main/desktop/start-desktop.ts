import path from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, session, shell } from 'electron'
import { answerKeyStore } from './answer-key-store.ts'
import { type BackgroundProcess, startBackground } from './background-process.ts'
import { buildMenu } from './build-menu.ts'
import { guardSession } from './guard-session.ts'
import { openWindow } from './open-window.ts'
import { isPageUrl, PAGE_URL, registerPageScheme, servePageScheme } from './page-scheme.ts'
import { deepLinkAmong, readDeepLink } from './read-deep-link.ts'
import { createActivityShow } from './show-activity.ts'
import { checkForUpdates } from './updater.ts'

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
  app.setAsDefaultProtocolClient('blockvet')
  let firstHash = deepLinkAmong(process.argv) ?? ''
  const open = (hash: string): void => showWindow(files.preloadFile, hash)
  // macOS hands a link over before the application is ready, or at any time after.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const hash = readDeepLink(url)
    if (hash === null) return
    if (app.isReady()) open(hash)
    else firstHash = hash
  })
  await app.whenReady()
  guardSession(session.defaultSession)
  servePageScheme(files.pageFolder)
  const host = { isMac: process.platform === 'darwin', isPackaged: app.isPackaged }
  const showDataFolder = (): void => void shell.openPath(app.getPath('userData'))
  const actions = { open, showDataFolder, checkForUpdates: () => void checkForUpdates() }
  Menu.setApplicationMenu(buildMenu(host, actions))
  const window = (): BrowserWindow | null => BrowserWindow.getAllWindows()[0] ?? null
  const activity = createActivityShow({ window, open, now: Date.now })
  const background = startBackground(files.backgroundFile, files.backgroundWords, {
    giveUp,
    answerKeyStore: (question) => answerKeyStore(question),
    onActivity: activity.show,
    onEnd: activity.end,
  })
  introducePages(background)
  quitCleanly(background)
  app.on('second-instance', (_event, words) => open(deepLinkAmong(words) ?? ''))
  app.on('activate', () => open(''))
  app.on('window-all-closed', () => app.quit())
  open(firstHash)
}

/** Shows the window, at this hash of the page unless it is empty. */
function showWindow(preloadFile: string, hash: string): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) {
    openWindow({ preloadFile, hash, stateFile: path.join(app.getPath('userData'), 'window.json') })
    return
  }
  if (hash !== '') void window.loadURL(PAGE_URL + hash)
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
