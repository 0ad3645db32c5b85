import type { Locator, Page } from '@playwright/test'
import { expect } from './fixture.ts'

/** The rail of places. */
export class Rail {
  readonly page: Page
  readonly places: Locator

  constructor(page: Page) {
    this.page = page
    this.places = page.getByRole('navigation', { name: 'Places' }).getByRole('link')
  }

  /** The words of the places, in their order. */
  async words(): Promise<string[]> {
    return (await this.places.allInnerTexts()).map((text) => text.replace(/[\d\s]/g, ''))
  }

  /** Goes to a place by its digit, which the rail shows. */
  async press(word: string): Promise<void> {
    const place = this.places.filter({ hasText: word })
    const digit = (await place.innerText()).replace(/\D/g, '')
    await this.page.keyboard.press(`Control+${digit}`)
    await expect(place).toHaveAttribute('aria-current', 'page')
  }
}
