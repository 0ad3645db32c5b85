import { expect, type Locator, type Page } from '@playwright/test'

/** "Vet a block" and what stands below it. */
export class Vetting {
  readonly field: Locator
  readonly start: Locator
  readonly found: Locator

  constructor(page: Page) {
    const section = page.getByRole('region', { name: 'Vet a block' })
    this.field = section.getByRole('textbox', { name: 'Vet a block' })
    this.start = section.getByRole('button', { name: 'Start' })
    this.found = section.getByRole('listitem').filter({ has: page.getByRole('checkbox') })
  }

  /** Pastes a text, waits for the plan, and starts. */
  async vet(text: string): Promise<void> {
    await this.field.fill(text)
    await expect(this.start).toBeEnabled()
    await this.start.click()
  }
}
