import { Menu, type MenuItemConstructorOptions } from 'electron'

/** What the menu can do. */
export interface MenuActions {
  /** Shows the page at this hash. */
  readonly open: (hash: string) => void
  readonly checkForUpdates: () => void
  readonly showDataFolder: () => void
}

/** Where the menu runs. */
export interface MenuHost {
  readonly isMac: boolean
  readonly isPackaged: boolean
}

/** Places of the page by digit, as in its rail. */
const places = [
  ['Blocks', '#/blocks'],
  ['Compare', '#/compare'],
  ['Clean-up', '#/cleanup'],
  ['Bounces', '#/bounces'],
  ['Lists', '#/lists'],
  ['Settings', '#/settings'],
] as const

/** The application menu: what each system expects of it, and the places of the page with their shortcuts. */
export function buildMenu({ isMac, isPackaged }: MenuHost, actions: MenuActions): Menu {
  const view: MenuItemConstructorOptions[] = [
    ...places.map(([label, hash], i) => ({
      label,
      accelerator: `CmdOrCtrl+${i + 1}`,
      click: () => actions.open(hash),
    })),
    { type: 'separator' },
    { role: 'reload' },
    ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const file: MenuItemConstructorOptions[] = [
    { label: 'Vet a block', accelerator: 'CmdOrCtrl+N', click: () => actions.open('#/blocks') },
    { type: 'separator' },
    { label: 'Show the data folder', click: actions.showDataFolder },
    { type: 'separator' },
    isMac ? { role: 'close' } : { role: 'quit' },
  ]
  const help: MenuItemConstructorOptions[] = [
    { label: 'Check for updates …', click: actions.checkForUpdates },
    ...(isMac ? [] : [{ role: 'about' } as const]),
  ]
  return Menu.buildFromTemplate([
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', submenu: help },
  ])
}
