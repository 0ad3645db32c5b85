import { beforeEach, expect, it, vi } from 'vitest'
import { createTrayShow } from './show-tray.ts'

const { trays, buildFromTemplate } = vi.hoisted(() => ({
  trays: [] as { image: string; tip: string; menu: MenuItem[]; up: boolean; click: () => void }[],
  buildFromTemplate: (items: MenuItem[]): MenuItem[] => items,
}))
type MenuItem = { label?: string; enabled?: boolean; click?: () => void }
vi.mock('electron', () => ({
  Menu: { buildFromTemplate },
  nativeImage: { createFromPath: (file: string) => file },
  Tray: class {
    readonly own
    constructor(image: string) {
      this.own = { image, tip: '', menu: [] as MenuItem[], up: true, click: () => {} }
      trays.push(this.own)
    }
    on(_name: string, listener: () => void): void {
      this.own.click = listener
    }
    setToolTip(tip: string): void {
      this.own.tip = tip
    }
    setContextMenu(menu: MenuItem[]): void {
      this.own.menu = menu
    }
    destroy(): void {
      this.own.up = false
    }
  },
}))

const open = vi.fn<() => void>()
const quit = vi.fn<() => void>()
const activity = { running: 0, share: 0, ended: [], due: 0, tray: true }
const labels = () => trays.at(-1)?.menu.map(({ label }) => label)

beforeEach(() => {
  trays.length = 0
  vi.clearAllMocks()
})

it('is not there unless the settings want it', () => {
  const tray = createTrayShow('/icon.png', { open, quit })
  tray.show({ ...activity, tray: false })
  tray.end()
  expect(trays).toEqual([])
  expect(tray.isUp).toBe(false)
})

it('says what runs, shows the window, and quits', () => {
  const tray = createTrayShow('/icon.png', { open, quit })
  tray.show({ ...activity, running: 2, share: 0.459 })
  expect(trays[0]).toMatchObject({ image: '/icon.png', tip: 'Blockvet: 2 scans, 45 %' })
  expect(labels()).toEqual(['2 scans, 45 %', undefined, 'Show Blockvet', 'Quit'])
  expect(trays[0]?.menu[0]?.enabled).toBe(false)
  trays[0]?.menu[2]?.click?.()
  trays[0]?.click()
  expect(open).toHaveBeenCalledTimes(process.platform === 'darwin' ? 1 : 2)
  trays[0]?.menu[3]?.click?.()
  expect(quit).toHaveBeenCalledOnce()
  tray.end()
  expect(trays[0]?.tip).toBe('Blockvet: no scan runs')
  expect(trays).toHaveLength(1)
})

it('goes when the setting is turned off, and comes again', () => {
  const tray = createTrayShow('/icon.png', { open, quit })
  tray.show(activity)
  tray.show({ ...activity, tray: false })
  expect(trays[0]?.up).toBe(false)
  expect(tray.isUp).toBe(false)
  tray.show(activity)
  expect(tray.isUp).toBe(true)
  expect(trays[1]?.tip).toBe('Blockvet: no scan runs')
})
