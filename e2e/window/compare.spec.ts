import { readFileSync } from 'node:fs'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

test('offers stand side by side, and a block is followed through its scans', async ({ app }) => {
  test.setTimeout(180_000)
  const blocks = new URL('#/blocks', app.url()).href
  const scanned = app.getByRole('grid', { name: 'Blocks' }).getByRole('row')
  const vet = async (text: string): Promise<void> => {
    await app.goto(blocks)
    await new Vetting(app).vet(text)
    await app.waitForURL(/#\/scan\//)
    const verdict = app.getByRole('heading', {
      level: 2,
      name: /^(Take|Do not take|Nothing stands)/,
    })
    await expect(verdict).toBeVisible({ timeout: 60_000 })
  }
  await test.step('vet two blocks, one of them twice', async () => {
    await vet('192.0.2.64/29')
    await vet('203.0.113.0/29')
    await vet('192.0.2.64/29')
  })

  await test.step('compare them', async () => {
    await app.goto(new URL('#/compare', app.url()).href)
    await app.getByRole('checkbox', { name: /192\.0\.2\.64\/29/ }).click()
    await expect(app.getByRole('heading', { name: 'Choose at least two offers' })).toBeVisible()
    await app.getByRole('checkbox', { name: /203\.0\.113\.0\/29/ }).click()
    const table = app.getByRole('table')
    await expect(table.getByRole('columnheader').nth(1)).toContainText('192.0.2.64/29')
    await expect(table.getByRole('row').filter({ hasText: 'Total' })).toContainText('EUR')
    await expect(table.getByRole('row').filter({ hasText: /^Ask the provider/ })).toContainText('Ask')
    await expectAccessible(app, 'the comparison')
    const saving = app.waitForEvent('download')
    await app.getByRole('button', { name: 'CSV' }).click()
    const file = await saving
    expect(readFileSync(await file.path(), 'utf8')).toContain('"192.0.2.64/29"')
  })

  await test.step('the rate in the settings counts', async () => {
    await app.goto(new URL('#/settings', app.url()).href)
    await app.getByRole('textbox', { name: 'An hour of your work' }).fill('100')
    await app.getByRole('textbox', { name: 'Currency' }).fill('usd')
    await expect(app.getByText('Saved', { exact: true })).toBeVisible()
    await app.goBack()
    await expect(app.getByText('Clean-up at 100 USD/h')).toBeVisible()
  })

  await test.step('what changed between two scans', async () => {
    await app.goto(blocks)
    await scanned.filter({ hasText: '192.0.2.64/29' }).click()
    await app.getByRole('link', { name: 'History' }).click()
    const changed = app.getByRole('region', { name: 'What changed' })
    await expect(changed.getByText(/Verdict/)).toBeVisible()
    await expectAccessible(app, 'the history')
    const [from, to] = [changed.getByLabel('From'), changed.getByLabel('To')]
    expect(await from.inputValue()).not.toBe(await to.inputValue())
    await from.selectOption(await to.inputValue())
    await expect(changed.getByText('No check came out differently.')).toBeVisible()
  })

  await test.step('figures of one’s own', async () => {
    await app.goto(blocks)
    await scanned.filter({ hasText: '203.0.113.0/29' }).click()
    const cases = app.getByRole('grid', { name: 'Cases' })
    await cases.focus()
    await app.keyboard.press('Enter')
    const panel = app.getByRole('complementary', { name: /^Case / })
    await panel.getByText('Your figures').click()
    await panel.getByRole('textbox', { name: 'Hours until removal, from' }).fill('480')
    await expect(panel.getByText(/Your figure\./).first()).toBeVisible()
    await expectAccessible(app, 'a case with figures of one’s own')
    await panel.getByRole('textbox', { name: 'Hours until removal, from' }).fill('')
    await expect(panel.getByText(/Your figure\./)).toHaveCount(0)
  })
})
