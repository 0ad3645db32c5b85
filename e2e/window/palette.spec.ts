import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'

test('the palette goes to places and lists and does things, from anywhere', async ({ app }) => {
  const palette = app.getByRole('dialog', { name: 'Commands' })
  const field = palette.getByPlaceholder('Go to a place')
  await app.getByRole('textbox', { name: 'Vet a block' }).focus()
  await app.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await expectAccessible(app, 'the palette')
  await app.keyboard.type('compare')
  await app.keyboard.press('Enter')
  await expect(app).toHaveURL(/#\/compare$/)
  await expect(palette).toBeHidden()

  await app.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await app.keyboard.type('harbour')
  await expect(palette.getByRole('option').first()).toContainText(/harbour/i)
  await app.keyboard.press('Enter')
  await expect(app).toHaveURL(/#\/lists\/.+/)

  await app.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await app.keyboard.type('no such thing')
  await expect(palette.getByText('Nothing is called that.')).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(palette).toBeHidden()

  await app.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await app.keyboard.type('vet a block')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('textbox', { name: 'Vet a block' })).toBeFocused()
})
