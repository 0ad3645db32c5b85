import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { BlockPage } from './block-page.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

test('places, filter and cheat sheet answer to their keys', async ({ app }) => {
  await pressDigitOf(app, 'Lists')
  await expect(app).toHaveURL(/#\/lists$/)
  await expect(app.getByRole('grid', { name: 'Lists' })).toBeVisible()
  await app.keyboard.press('/')
  await expect(app.getByRole('textbox', { name: 'Filter lists' })).toBeFocused()
  await app.keyboard.type('harbour')
  await expect(app.getByRole('grid', { name: 'Lists' })).toHaveAttribute('aria-rowcount', '2')
  await app.keyboard.press('Escape')
  await expect(app.getByRole('textbox', { name: 'Filter lists' })).toHaveValue('')
  await pressDigitOf(app, 'Settings')
  await expect(app).toHaveURL(/#\/settings$/)
  await app.keyboard.press('Control+1')
  await expect(app).toHaveURL(/#\/blocks$/)
  await app.getByRole('heading', { name: 'Blockvet' }).click()
  await app.keyboard.press('?')
  await expect(app.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
  await expectAccessible(app, 'the cheat sheet')
  await app.keyboard.press('Escape')
  await expect(app.getByRole('dialog')).toBeHidden()
})

test('a block is vetted, walked and read without a pointer', async ({ app }) => {
  const block = new BlockPage(app)
  const vetting = new Vetting(app)
  await vetting.field.focus()
  await app.keyboard.insertText('203.0.113.0/29')
  await expect(vetting.start).toBeEnabled()
  await vetting.start.focus()
  await app.keyboard.press('Enter')
  await expect(block.map).toBeVisible()
  await block.map.focus()
  await expect(block.readout).toContainText('203.0.113.0:')
  await app.keyboard.press('ArrowRight')
  await expect(block.readout).toContainText('203.0.113.1:')
  await app.keyboard.press('End')
  await expect(block.readout).toContainText('203.0.113.7:')
  await app.keyboard.press('Enter')
  await expect(block.panel('Address 203.0.113.7')).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(block.map).toBeFocused()
  await expect(block.verdict).not.toContainText('Asking', { timeout: 60_000 })
})

test('the focus can be seen wherever Tab leads', async ({ app }) => {
  await expect(app.getByRole('button', { name: 'Try the practice offer' })).toBeVisible()
  const seen: string[] = []
  for (let step = 0; step < 8; step++) {
    await app.keyboard.press('Tab')
    const focused = app.locator(':focus')
    if ((await focused.count()) === 0) continue
    const drawn = await focused.evaluate((element) => {
      const view = element.ownerDocument.defaultView
      const { outlineStyle, outlineWidth } = view.getComputedStyle(element)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
    const name = await focused.evaluate((element) => `${element.tagName} ${element.textContent.slice(0, 30)}`)
    expect(drawn, name).toBe(true)
    seen.push(name)
  }
  expect(new Set(seen).size).toBeGreaterThan(4)
})

/** Presses Ctrl and the digit that the rail shows beside a place. */
async function pressDigitOf(app: Page, place: string): Promise<void> {
  const words = await app
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: place })
    .innerText()
  await app.keyboard.press(`Control+${/\d/.exec(words)?.[0] ?? 'no digit'}`)
}
