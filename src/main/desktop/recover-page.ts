import { type BrowserWindow, dialog } from 'electron'

/** More ends than this within the span, and loading again is no cure. */
const MOST_RELOADS = 3
const RELOAD_SPAN_MS = 60_000

/** Loads the page again when its process ended, and asks when it hangs: the scans go on meanwhile. */
export function recoverPage(window: BrowserWindow, now = (): number => performance.now()): void {
  let ends: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const nowMs = now()
    ends = [...ends.filter((endedAt) => endedAt > nowMs - RELOAD_SPAN_MS), nowMs]
    if (ends.length <= MOST_RELOADS) window.webContents.reload()
    else
      dialog.showErrorBox(
        'The page of Blockvet keeps crashing',
        'Scans go on and results are on disk; close the window and open it again.',
      )
  })
  window.on('unresponsive', () => {
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: 'The page does not answer.',
        detail: 'Scans go on in the background. Loading the page again loses nothing.',
        buttons: ['Load again', 'Wait'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      .then(({ response }) => {
        if (response !== 0 || window.isDestroyed()) return
        window.webContents.forcefullyCrashRenderer()
        window.webContents.reload()
      })
  })
}
