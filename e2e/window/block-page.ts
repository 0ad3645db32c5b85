import type { Locator, Page } from '@playwright/test'

/** The page of one block. */
export class BlockPage {
  readonly page: Page
  readonly verdict: Locator
  readonly map: Locator
  readonly readout: Locator
  readonly legend: Locator
  readonly cases: Locator
  readonly lists: Locator
  readonly stop: Locator
  readonly goOn: Locator

  constructor(page: Page) {
    this.page = page
    this.verdict = page.getByRole('main').getByRole('heading', { level: 2 }).first()
    this.map = page.getByRole('application', { name: /^Map of / })
    this.readout = page.getByRole('region', { name: 'Map' }).getByRole('status')
    this.legend = page.getByRole('list', { name: 'Legend' })
    this.cases = page.getByRole('grid', { name: 'Cases' })
    this.lists = page.getByRole('grid', { name: 'Lists' })
    this.stop = page.getByRole('button', { name: 'Stop' })
    this.goOn = page.getByRole('button', { name: 'Go on' })
  }

  /** The number beside a word of the legend. */
  async count(word: string): Promise<number> {
    const entry = this.legend.getByRole('listitem').filter({ hasText: word })
    if ((await entry.count()) === 0) return 0
    return Number((await entry.first().innerText()).replace(/\D/g, ''))
  }

  /** Addresses that are not asked everywhere yet. */
  async open(): Promise<number> {
    return (await this.count('Partly asked')) + (await this.count('Not asked'))
  }

  /** The panel over the page for an address, a case or a list. */
  panel(name: string | RegExp): Locator {
    return this.page.getByRole('complementary', { name })
  }

  /** Clicks the middle of a cell of a /24, by its last octet. */
  async clickCell(octet: number): Promise<void> {
    await this.map.focus()
    await this.page.keyboard.press('Home')
    for (let row = 0; row < Math.floor(octet / 16); row++) await this.page.keyboard.press('ArrowDown')
    for (let column = 0; column < octet % 16; column++) await this.page.keyboard.press('ArrowRight')
    const { x, y } = await this.map.evaluate((canvas) => {
      const { left, top } = canvas.getBoundingClientRect()
      return { x: left, y: top }
    })
    // The gutter and the cell size follow the room: find the cell by pointing until the readout names it.
    for (let dy = 12 + Math.floor(octet / 16) * 20; dy < 500; dy += 6) {
      for (let dx = 44 + (octet % 16) * 20; dx < 44 + (octet % 16) * 30 + 30; dx += 6) {
        await this.page.mouse.move(x + dx, y + dy)
        if ((await this.readout.innerText()).includes(`.${octet}:`)) {
          await this.page.mouse.click(x + dx, y + dy)
          return
        }
      }
    }
    throw new Error(`No cell of the map is named .${octet}.`)
  }
}
