import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron'
import type { Activity } from '../../shared/contract/host-talk.ts'

/** Shows the system what the scans are doing. */
export interface ActivityShow {
  show(activity: Activity): void
  /** Takes everything back: nothing runs any more. */
  end(): void
}

/** What showing needs of the application. */
export interface ActivityShowOptions {
  readonly window: () => BrowserWindow | null
  /** Shows the page at this hash. */
  readonly open: (hash: string) => void
}

/**
 * Progress on the task bar, a computer that stays awake while a scan runs, and a notification for a scan that ended
 * while nobody looked. Says which block, never what was found.
 */
export function createActivityShow({ window, open }: ActivityShowOptions): ActivityShow {
  let blocker: number | null = null
  function stayAwake(wanted: boolean): void {
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    if (!wanted && blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
  function notify({ scanId, block, finished }: Activity['ended'][number]): void {
    if (window()?.isFocused() || !Notification.isSupported()) return
    const title = finished ? `${block} is vetted` : `The scan of ${block} stopped`
    const notification = new Notification({
      title,
      body: finished ? 'Open Blockvet to read the verdict.' : 'What was found is kept.',
    })
    notification.on('click', () => open(`#/scan/${encodeURIComponent(scanId)}`))
    notification.show()
  }
  return {
    show({ running, share, ended }) {
      window()?.setProgressBar(running > 0 ? share : -1)
      stayAwake(running > 0)
      for (const scan of ended) notify(scan)
    },
    end() {
      window()?.setProgressBar(-1)
      stayAwake(false)
    },
  }
}
