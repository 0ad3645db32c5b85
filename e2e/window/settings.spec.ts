import { readFileSync } from 'node:fs'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

test('settings are kept, and a new plan begins with them', async ({ app }) => {
  const path = app.getByRole('radiogroup', { name: 'Path' })
  const settings = new URL('#/settings', app.url()).href
  await app.goto(settings)
  await expectAccessible(app, 'the settings')
  await app.getByText('Quick', { exact: true }).click()
  await path.getByText('Resolver').click()
  await expect(app.getByText('Not saved yet: name at least one resolver.')).toBeVisible()
  await app.getByRole('textbox', { name: 'Resolvers' }).fill('resolver.example')
  await expect(app.getByText("'resolver.example' is not an IP address")).toBeVisible()
  await app.getByRole('textbox', { name: 'Resolvers' }).fill('127.0.0.1:5353')
  await expect(app.getByText('Saved', { exact: true })).toBeVisible()
  await app.reload()
  await expect(app.getByRole('radio', { name: 'Quick' })).toBeChecked()
  await expect(app.getByRole('textbox', { name: 'Resolvers' })).toHaveValue('127.0.0.1:5353')
  await app.goto(new URL('#/blocks', app.url()).href)
  await new Vetting(app).field.fill('192.0.2.0/28')
  await expect(app.getByRole('radio', { name: 'Quick' })).toBeChecked()
  await expect(app.getByRole('textbox', { name: 'Resolvers' })).toHaveValue('127.0.0.1:5353')
  await app.goto(settings)
  await app.getByText('Mail', { exact: true }).click()
  await path.getByText('System', { exact: true }).click()
  // 'Saved' may still be what the first press said: only a second window knows what was kept.
  await expect(async () => {
    await app.reload()
    await expect(app.getByRole('radio', { name: 'Mail' })).toBeChecked({ timeout: 1000 })
    await expect(path.getByRole('radio', { name: 'System' })).toBeChecked({ timeout: 1000 })
  }).toPass()
})

test('the appearance can be chosen against the system', async ({ app }) => {
  await app.emulateMedia({ colorScheme: 'light' })
  await app.goto(new URL('#/settings', app.url()).href)
  await app.getByText('Dark', { exact: true }).click()
  await expect(app.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await app.reload()
  await expect(app.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await app.getByRole('radiogroup', { name: 'Appearance' }).getByText('System').click()
  await expect(app.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
})

test('settings leave as a file and come back; a wrong file changes nothing', async ({ app }) => {
  await app.goto(new URL('#/settings', app.url()).href)
  const rate = app.getByRole('textbox', { name: 'An hour of your work' })
  await rate.fill('75')
  await expect(app.getByText('Saved', { exact: true })).toBeVisible()
  const saving = app.waitForEvent('download')
  await app.getByRole('button', { name: 'Export settings' }).click()
  const buffer = readFileSync(await (await saving).path())
  expect(JSON.parse(buffer.toString())).toMatchObject({ settings: { hourlyRate: 75 } })
  const choose = async (name: string, content: Buffer): Promise<void> => {
    const chooser = app.waitForEvent('filechooser')
    await app.getByRole('button', { name: 'Import settings' }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: content })
  }
  await rate.fill('10')
  await expect(app.getByText('Saved', { exact: true })).toBeVisible()
  await choose('wrong.json', Buffer.from(buffer.toString().replace('75', '-1')))
  await expect(app.getByText('Nothing was changed:')).toBeVisible()
  await expect(rate).toHaveValue('10')
  await choose('mine.json', buffer)
  await expect(app.getByText('Taken over from the file.')).toBeVisible()
  await expect(rate).toHaveValue('75')
  await rate.fill('60')
  await expect(async () => {
    await app.reload()
    await expect(rate).toHaveValue('60', { timeout: 1000 })
  }).toPass()
})

test('politeness is kept, refused where it is none, and the plan tells what it costs', async ({ app }) => {
  const settings = new URL('#/settings', app.url()).href
  const rate = app.getByRole('textbox', { name: 'Queries per second in all' })
  const listRate = app.getByRole('textbox', { name: 'Queries per second per list' })
  const plan = async (): Promise<string> => {
    await app.goto(new URL('#/blocks', app.url()).href)
    const vetting = new Vetting(app)
    await vetting.field.fill('192.0.2.0/25')
    await expect(vetting.start).toBeEnabled()
    return app.getByText(/^about .* at least/).innerText()
  }
  expect(await plan()).toContain('at most 2,000 per second')
  await app.goto(settings)
  await rate.fill('0')
  await expect(app.getByText('A whole number from 1 to 1,000,000')).toBeVisible()
  await rate.fill('20')
  await listRate.fill('2')
  await expect(async () => {
    await app.reload()
    await expect(rate).toHaveValue('20', { timeout: 1000 })
    await expect(listRate).toHaveValue('2', { timeout: 1000 })
  }).toPass()
  const slow = await plan()
  expect(slow).toContain('at most 20 per second, 2 per list')
  expect(slow).toMatch(/about \d+ min/)
  await app.goto(settings)
  await listRate.fill('')
  await rate.fill('2000')
  await expect(async () => {
    await app.reload()
    await expect(rate).toHaveValue('2,000', { timeout: 1000 })
    await expect(listRate).toHaveValue('', { timeout: 1000 })
  }).toPass()
})
