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
  await expect(app.getByText('Saved', { exact: true })).toBeVisible()
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
