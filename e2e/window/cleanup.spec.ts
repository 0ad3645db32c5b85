import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

const BLOCK = '203.0.113.0/28'

test.use({ actionTimeout: 10_000 })

test('cases become requests, written, kept as typed, and followed', async ({ app }) => {
  await new Vetting(app).vet(BLOCK)
  await app.waitForURL(/#\/scan\//)
  await app.goto(new URL('#/settings', app.url()).href)
  await app.getByRole('textbox', { name: 'Your name' }).fill('Ann Example')
  await app.getByRole('textbox', { name: /mail address that you answer/ }).fill('ann@example.org')
  await expect(app.getByText('Saved.')).toBeVisible()

  await app.goto(new URL('#/cleanup', app.url()).href)
  await expectAccessible(app, 'the empty clean-up')
  await startCleanup(app, BLOCK)
  const grid = app.getByRole('grid', { name: 'Clean-up' })
  await expect(grid.getByRole('row').nth(2)).toBeVisible()
  await expectAccessible(app, 'the clean-up')

  await app.getByRole('textbox', { name: 'Filter requests' }).fill('provider')
  await grid.getByRole('row').nth(1).click()
  const panel = app.getByRole('complementary', { name: /^Request / })
  const text = panel.getByRole('textbox', { name: 'Text', exact: true })
  await expect(text).toHaveValue(/Practice: these addresses/)
  await expectAccessible(app, 'a request')
  await text.fill('My own words')
  await expect(panel.getByText('Your own text, saved as you type.')).toBeVisible()
  await panel.getByRole('textbox', { name: 'To', exact: true }).fill('noc@example.net')
  const download = app.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save as .eml' }).click()
  const file = readFileSync(await (await download).path(), 'utf8')
  expect(file).toContain('To: noc@example.net')
  expect(file.split('\r\n\r\n')[1]?.trim()).toBe('My own words')
  await panel.getByRole('textbox', { name: 'Note' }).fill('Called them')
  await panel.getByRole('textbox', { name: 'Minutes' }).fill('15')
  await panel.getByRole('button', { name: 'Write down' }).click()
  await expect(panel.getByRole('listitem').first()).toContainText('Called them')
  const bytes = Buffer.from(`554 refused\n${'x'.repeat(1_200_000)}`)
  const evidence = { name: 'refusal .eml', mimeType: 'message/rfc822', buffer: bytes }
  await panel.locator('input[type="file"]').setInputFiles(evidence)
  await expect(panel.getByText('refusal .eml', { exact: true })).toBeVisible()
  await expectAccessible(app, 'a request with a file')
  const fetched = app.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save refusal .eml' }).click()
  expect(readFileSync(await (await fetched).path())).toEqual(bytes)
  await panel.getByRole('button', { name: 'Delete refusal .eml' }).click()
  await expect(panel.getByRole('button', { name: 'Save refusal .eml' })).toBeHidden()
  await app.getByRole('button', { name: 'Undo' }).click()
  await expect(panel.getByRole('button', { name: 'Save refusal .eml' })).toBeVisible()
  await panel.getByRole('combobox', { name: 'State' }).selectOption('sent')
  await expect(panel.getByRole('listitem').filter({ hasText: '→ sent' })).toBeVisible()
  await app.reload()
  await expect(text).toHaveValue('My own words')
  await app.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await app.getByRole('button', { name: 'Add reply' }).click()
  const dialog = app.getByRole('dialog', { name: 'A reply from an operator' })
  const strange = Buffer.from('From: a@nobody.example.org\r\nSubject: Hello\r\n\r\ngel\xf6scht', 'latin1')
  const mail = { name: 'reply.eml', mimeType: 'message/rfc822', buffer: strange }
  await dialog.locator('input[type="file"]').setInputFiles(mail)
  await expect(dialog.getByText('reply.eml')).toBeVisible()
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await expect(dialog.getByText('The reply belongs to no request that is known.')).toBeVisible()
  await expectAccessible(app, 'the dialog for replies')
  await app.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the board moves requests by menu and keys, and is there again next time', async ({ app }) => {
  await new Vetting(app).vet('203.0.113.16/28')
  await app.waitForURL(/#\/scan\//)
  await startCleanup(app, '203.0.113.16/28')
  await app.getByText('Board', { exact: true }).click()
  const board = app.getByRole('group', { name: 'Requests by state' })
  await expect(board.getByRole('heading')).toHaveCount(8)
  await expectAccessible(app, 'the board')
  const column = (state: string) => board.getByRole('region', { name: new RegExp(`^${state}, `) })
  const card = column('To write').getByRole('link').first()
  const id = (await card.getAttribute('data-request')) ?? ''
  const moved = board.locator(`[data-request="${id}"]`)
  await card.focus()
  await app.keyboard.press('ArrowDown')
  await expect(moved).not.toBeFocused()
  await app.keyboard.press('ArrowUp')
  await expect(moved).toBeFocused()
  await app.keyboard.press('Shift+ArrowRight')
  await expect(column('Ready').locator(`[data-request="${id}"]`)).toBeFocused()
  await expect(app.getByRole('status').filter({ hasText: ': Ready.' })).toBeVisible()
  await app.keyboard.press('Tab')
  await app.keyboard.press('Enter')
  await app.getByRole('menuitem', { name: 'Given up' }).click()
  await expect(column('Given up').locator(`[data-request="${id}"]`)).toBeFocused()
  await app.keyboard.press('Enter')
  const panel = app.getByRole('complementary', { name: /^Request / })
  await expect(panel.getByRole('combobox', { name: 'State' })).toHaveValue('given-up')
  await expect(panel.getByRole('listitem').first()).toContainText('ready → given-up')
  await app.keyboard.press('Escape')
  await expect(moved).toBeFocused()

  // An entry that runs out takes no request: the board says why, and the card stays.
  const waiting = column('Waiting').getByRole('link').first()
  if ((await waiting.count()) > 0) {
    await waiting.focus()
    await app.keyboard.press('Shift+ArrowLeft')
    await expect(app.getByText('This operator takes no requests')).toBeVisible()
    await expect(waiting).toBeFocused()
  }
  await app.reload()
  await expect(board).toBeVisible()
  await app.getByText('Table', { exact: true }).click()
  await expect(app.getByRole('grid', { name: 'Clean-up' })).toBeVisible()
})

/** Waits until the scan of a block is done, and starts its clean-up. */
async function startCleanup(app: Page, block: string): Promise<void> {
  await app.goto(new URL('#/cleanup', app.url()).href)
  const blocks = app.getByRole('combobox', { name: 'Block' })
  const option = blocks.locator('option', { hasText: block })
  await expect(async () => {
    await app.reload()
    await expect(option).toHaveCount(1, { timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await blocks.selectOption((await option.getAttribute('value')) ?? '')
  await app.getByRole('button', { name: 'Start clean-up' }).click()
}
