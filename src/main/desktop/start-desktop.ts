import path from 'node:path'
import { app, BrowserWindow, Menu, session, shell } from 'electron'
import type { ShellWord } from '../../shared/contract/shell-talk.ts'
import { answerKeyStore } from './answer-key-store.ts'
import { type BackgroundProcess, startBackground } from './background-process.ts'
import { buildMenu } from './build-menu.ts'
import { createFileOffers } from './file-offers.ts'
import { filesAmong } from './files-among.ts'
import { guardSession } from './guard-session.ts'
import { openLastTold } from './last-told.ts'
import { offerRescue } from './offer-rescue.ts'
import { openWindow } from './open-window.ts'
import { openPageDoor } from './page-door.ts'
import { PAGE_URL, registerPageScheme, servePageScheme } from './page-scheme.ts'
import { deepLinkAmong, readDeepLink } from './read-deep-link.ts'
import { followSavedFiles } from './saved-files.ts'
import { createActivityShow } from './show-activity.ts'
import { createTrayShow } from './show-tray.ts'
import { checkForUpdates } from './updater.ts'

/** Where the built parts of the desktop lie. */
export interface DesktopFiles {
  readonly pageFolder: string
  readonly preloadFile: string
  readonly backgroundFile: string
  readonly trayIconFile: string
  /** Folder of the user's data, which the menu shows. */
  readonly dataFolder: string
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
  claimDeepLinks()
  // Windows shows notifications of applications that it knows by this name only.
  app.setAppUserModelId('org.blockvet.app')
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
  const offers = createFileOffers(() => {
    open('')
    tellPage({ kind: 'files-waiting' })
  })
  // So it hands over files; on other systems they are words of the command line.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    void app.whenReady().then(() => offers.add(filesAmong([file], '/')))
  })
  await app.whenReady()
  guardSession(session.defaultSession)
  servePageScheme(files.pageFolder)
  const host = { isMac: process.platform === 'darwin', isPackaged: app.isPackaged }
  const showDataFolder = (): void => void shell.openPath(files.dataFolder)
  const actions = { open, showDataFolder, checkForUpdates: () => void checkForUpdates() }
  Menu.setApplicationMenu(buildMenu(host, actions))
  const window = (): BrowserWindow | null => BrowserWindow.getAllWindows()[0] ?? null
  const lastTold = openLastTold(path.join(app.getPath('userData'), 'told.json'))
  const activity = createActivityShow({ window, open, now: Date.now, lastTold })
  const tray = createTrayShow(files.trayIconFile, { open: () => open(''), quit: () => app.quit() })
  const background: BackgroundProcess = startBackground(files.backgroundFile, files.backgroundWords, {
    giveUp: (sentence, rescue) => void offerRescue(sentence, rescue, background.restore),
    answerKeyStore: (question) => answerKeyStore(question),
    onActivity(state) {
      activity.show(state)
      tray.show(state)
    },
    onEnd() {
      activity.end()
      tray.end()
    },
  })
  const saved = followSavedFiles(session.defaultSession, tellPage)
  openPageDoor({
    connect: background.introduce,
    takeFiles: (frame) => offers.handOver((word) => frame.postMessage('shell:word', word)),
    reveal: saved.reveal,
  })
  quitCleanly(background)
  const namedFiles = (words: readonly string[], folder: string): void => {
    // From a checkout the first word is the application itself.
    void offers.add(filesAmong(words.slice(app.isPackaged ? 1 : 2), folder))
  }
  app.on('second-instance', (_event, words, folder) => {
    open(deepLinkAmong(words) ?? '')
    namedFiles(words, folder)
  })
  app.on('activate', () => open(''))
  app.on('window-all-closed', () => {
    if (!tray.isUp) app.quit()
  })
  open(firstHash)
  namedFiles(process.argv, process.cwd())
}

/** Links are handed over behind `--`, so that none can carry an option of the application; not from a checkout. */
function claimDeepLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('blockvet', process.execPath, ['--'])
}

/** Says something to the page of the window, if there is one. */
function tellPage(word: ShellWord): void {
  try {
    BrowserWindow.getAllWindows()[0]?.webContents.mainFrame.postMessage('shell:word', word)
  } catch {
    // A page that has just crashed is loaded again, and asks then.
  }
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
