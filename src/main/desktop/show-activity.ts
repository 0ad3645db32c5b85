import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron'
import type { Activity } from '../../shared/contract/host-talk.ts'
import type { LastTold } from './last-told.ts'

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
  /** Unix ms. */
  readonly now: () => number
  /** When follow-ups were told of. */
  readonly lastTold: LastTold
}

const DAY_MS = 86_400_000

/**
 * Progress on the task bar, a computer that stays awake while a scan runs, and a notification for a scan that ended
 * while nobody looked. Says which block, never what was found. Due follow-ups are told of once a day at most: how many,
 * never to whom.
 */
export function createActivityShow({ window, open, now, lastTold }: ActivityShowOptions): ActivityShow {
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
  function notifyDue(due: number): void {
    // A clock that was set back must not silence it for longer than a day.
    if (due === 0 || Math.abs(now() - lastTold.at) < DAY_MS) return
    if (window()?.isFocused() || !Notification.isSupported()) return
    lastTold.note(now())
    const notification = new Notification({
      title: due === 1 ? 'One follow-up is due' : `${due} follow-ups are due`,
      body: 'Open the clean-up to go on.',
    })
    notification.on('click', () => open('#/cleanup'))
    notification.show()
  }
  return {
    show({ running, share, ended, due }) {
      window()?.setProgressBar(running > 0 ? share : -1)
      stayAwake(running > 0)
      for (const scan of ended) notify(scan)
      notifyDue(due)
    },
    end() {
      window()?.setProgressBar(-1)
      stayAwake(false)
    },
  }
}
