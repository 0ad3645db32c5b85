import type { Download, Locator, Page } from '@playwright/test'
import { BlockPage } from './block-page.ts'

/** The map of a block's page with its tools. */
export class MapPage extends BlockPage {
  readonly colourBy: Locator
  readonly arrangement: Locator
  readonly jump: Locator
  readonly table: Locator

  constructor(page: Page) {
    super(page)
    const tools = page.getByRole('region', { name: 'Map' })
    this.colourBy = tools.getByRole('combobox', { name: 'Colour by' })
    this.arrangement = tools.getByRole('radiogroup', { name: 'Arrangement' })
    this.jump = tools.getByRole('textbox', { name: 'Jump to address' })
    this.table = tools.getByRole('grid', { name: /^Addresses of / })
  }

  /** Shows the map or the table of it. */
  async view(name: 'Map' | 'Table'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByText(name).click()
  }

  /** Where a cell lies on the screen, found by pointing until the readout names its address. */
  async placeOf(address: string): Promise<{ x: number; y: number }> {
    const box = await this.map.boundingBox()
    if (!box) throw new Error('The map is not shown.')
    for (let y = box.y + 6; y < box.y + box.height; y += 8) {
      for (let x = box.x + 6; x < box.x + box.width; x += 8) {
        await this.page.mouse.move(x, y)
        if ((await this.readout.innerText()).startsWith(`${address}:`)) return { x, y }
      }
    }
    throw new Error(`No cell of the map is named ${address}.`)
  }

  /** Saves the map and waits for the file. */
  async save(format: 'PNG' | 'SVG'): Promise<Download> {
    const saved = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: `Save the map as ${format}` }).click()
    return saved
  }
}
