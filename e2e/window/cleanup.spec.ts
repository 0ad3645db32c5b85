import { readFileSync } from 'node:fs'
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
  await app.getByRole('button', { name: 'Save profile' }).click()
  await expect(app.getByText('Saved.')).toBeVisible()

  await app.goto(new URL('#/cleanup', app.url()).href)
  const blocks = app.getByRole('combobox', { name: 'Block' })
  await expect(async () => {
    await app.reload()
    await expect(blocks.locator('option', { hasText: BLOCK })).toHaveCount(1, { timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await expectAccessible(app, 'the empty clean-up')
  const option = await blocks.locator('option', { hasText: BLOCK }).getAttribute('value')
  await blocks.selectOption(option ?? '')
  await app.getByRole('button', { name: 'Start clean-up' }).click()
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
  expect(Buffer.from(file.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toBe('My own words')
  await panel.getByRole('textbox', { name: 'Note' }).fill('Called them')
  await panel.getByRole('textbox', { name: 'Minutes' }).fill('15')
  await panel.getByRole('button', { name: 'Write down' }).click()
  await expect(panel.getByRole('listitem').first()).toContainText('Called them')
  await panel.getByRole('combobox', { name: 'State' }).selectOption('sent')
  await expect(panel.getByRole('listitem').first()).toContainText('→ sent')
  await app.reload()
  await expect(text).toHaveValue('My own words')
  await app.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})
