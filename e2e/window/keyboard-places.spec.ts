import type { Locator, Page } from '@playwright/test'
import { BlockPage } from './block-page.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

// The work of three places by keyboard alone: in, through, to the related fact, and back.
const BLOCK = '203.0.113.104/29'

/** Presses Tab until the keyboard is where it should be. */
async function tabTo(page: Page, goal: Locator, key = 'Tab'): Promise<void> {
  const isThere = (): Promise<boolean> =>
    goal.evaluate((element) => element === element.ownerDocument.activeElement, undefined, { timeout: 4000 })
  for (let step = 0; step < 60; step++) {
    if (await isThere()) return
    await page.keyboard.press(key)
  }
  throw new Error(
    `Tab does not lead there: ${await page.locator(':focus').evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 200)).join())}`,
  )
}

/** Vets the block by keyboard, or opens it where an earlier test has; waits for its verdict. */
async function openBlock(page: Page): Promise<BlockPage> {
  const block = new BlockPage(page)
  const vetting = new Vetting(page)
  await page.keyboard.press('Control+1')
  await tabTo(page, vetting.field)
  await page.keyboard.insertText(BLOCK)
  await expect(vetting.start).toBeEnabled()
  await tabTo(page, vetting.start)
  await page.keyboard.press('Enter')
  await expect(block.map).toBeVisible()
  await expect(block.verdict).toContainText(/^(Take|Do not take|Nothing stands)/, { timeout: 60_000 })
  return block
}

test('bounces: pasted, read, opened, followed to the address, and back', async ({ app }) => {
  const block = await openBlock(app)
  await app.keyboard.press('Control+4')
  const field = app.getByRole('textbox', { name: 'Paste replies' })
  await tabTo(app, field)
  const reply = (last: number): string =>
    `554 5.7.1 Service unavailable; Client host [203.0.113.${last}] blocked using keys.example.test`
  await app.keyboard.insertText(`${reply(105)}\n${reply(106)}`)
  await app.keyboard.press('Control+Enter')
  const grid = app.getByRole('grid', { name: 'Bounces' })
  await expect(grid.getByRole('gridcell', { name: '203.0.113.106' })).toBeVisible()
  await app.keyboard.press('/')
  await app.keyboard.type('keys.example.test')
  await expect(grid).toHaveAttribute('aria-rowcount', '3')
  await tabTo(app, grid)
  await app.keyboard.press('Home')
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Enter')
  const panel = block.panel('Bounces of keys.example.test')
  await expect(panel).toBeVisible()
  await tabTo(app, panel.getByRole('link', { name: 'What the scan found of the address' }))
  await app.keyboard.press('Enter')
  await expect(block.panel(/^Address 203\.0\.113\.10[56]$/)).toBeVisible()
  await app.goBack()
  await expect(panel).toBeVisible()
  const forget = panel.getByRole('button', { name: 'Forget these bounces' })
  await tabTo(app, forget)
  await app.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: 'Keep' })).toBeFocused()
  await app.keyboard.press('Enter')
  await app.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(grid).toBeVisible()
})

test('neighbourhood: an entry is found, its feed opened, and the way leads back', async ({ app }) => {
  const block = await openBlock(app)
  await tabTo(app, app.getByRole('link', { name: 'Neighbourhood' }))
  await app.keyboard.press('Enter')
  const entries = app.getByRole('grid', { name: 'Netblock feeds' })
  await tabTo(app, entries)
  await app.keyboard.press('End')
  await app.keyboard.press('Home')
  await app.keyboard.press('Enter')
  await expect(app).toHaveURL(/#\/lists\/feed%3A/)
  const feed = block.panel(/^Feed /)
  await expect(feed).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(feed).toBeHidden()
  await app.goBack()
  await app.goBack()
  await expect(entries).toBeVisible()
  await tabTo(app, app.getByRole('group', { name: 'Space around the block' }))
  await app.keyboard.press('PageDown')
  await expect(app.getByRole('region', { name: 'Registration' })).toBeVisible()
})

test('mail readiness: the domain is looked at, the names shown on the map, an address opened', async ({
  app,
}) => {
  const block = await openBlock(app)
  await tabTo(app, app.getByRole('link', { name: 'Mail readiness' }))
  await app.keyboard.press('Enter')
  await tabTo(app, app.getByRole('textbox', { name: 'Domain you send from' }))
  await app.keyboard.insertText('quay.example')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('cell', { name: /SPF/ }).first()).toBeVisible({ timeout: 30_000 })
  await tabTo(app, app.getByRole('button', { name: 'Show on the map' }), 'Shift+Tab')
  await app.keyboard.press('Enter')
  await expect(block.legend).toContainText('No PTR')
  await tabTo(app, block.map, 'Shift+Tab')
  await app.keyboard.press('Home')
  await app.keyboard.press('ArrowRight')
  await expect(block.readout).toContainText(/203\.0\.113\.105: .*(PTR|name)/i)
  await app.keyboard.press('Enter')
  await expect(block.panel('Address 203.0.113.105')).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(block.map).toBeFocused()
  await expect(app.getByRole('textbox', { name: 'Domain you send from' })).toHaveValue('quay.example')
})
