import { Menu, nativeImage, Tray } from 'electron'
import type { Activity } from '../../shared/contract/host-talk.ts'

/** The icon in the system's tray: what the scans do, the window, and the way out. */
export interface TrayShow {
  /** Puts the icon up, changes it, or takes it away, as the settings say. */
  show(activity: Activity): void
  /** The background is gone: nothing runs; the icon stays if it was there. */
  end(): void
  /** True while the icon is up; the window may be closed then without ending the application. */
  readonly isUp: boolean
}

/** What the tray does. */
export interface TrayActions {
  readonly open: () => void
  readonly quit: () => void
}

/** A tray that is not up before the first word of the background, which knows the settings. */
export function createTrayShow(iconFile: string, { open, quit }: TrayActions): TrayShow {
  // Kept here: an icon that nobody holds is collected and vanishes.
  let tray: Tray | null = null
  let words = ''
  function say(text: string): void {
    if (!tray || text === words) return
    words = text
    tray.setToolTip(`Blockvet: ${text}`)
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: text, enabled: false },
        { type: 'separator' },
        { label: 'Show Blockvet', click: open },
        { label: 'Quit', click: quit },
      ]),
    )
  }
  function putUp(): void {
    if (tray) return
    tray = new Tray(nativeImage.createFromPath(iconFile))
    // On macOS a click opens the menu.
    if (process.platform !== 'darwin') tray.on('click', open)
  }
  function takeAway(): void {
    tray?.destroy()
    tray = null
    words = ''
  }
  return {
    get isUp() {
      return tray !== null
    },
    show(activity) {
      if (!activity.tray) {
        takeAway()
        return
      }
      putUp()
      say(describe(activity))
    },
    end: () => say('no scan runs'),
  }
}

function describe({ running, share }: Activity): string {
  if (running === 0) return 'no scan runs'
  return `${running === 1 ? 'one scan' : `${running} scans`}, ${Math.floor(share * 100)} %`
}
