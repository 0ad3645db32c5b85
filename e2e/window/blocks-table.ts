import type { Locator, Page } from '@playwright/test'

/** The table of vetted blocks. */
export class BlocksTable {
  readonly grid: Locator

  constructor(page: Page) {
    this.grid = page.getByRole('grid', { name: 'Blocks' })
  }

  row(block: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: block })
  }

  /** The box that selects a row. */
  box(block: string): Locator {
    return this.grid.getByRole('checkbox', { name: `Select ${block}` })
  }
}
