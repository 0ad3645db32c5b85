import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'

const reply = (address: string, zone: string): string =>
  `554 5.7.1 Service unavailable; Client host [${address}] blocked using ${zone}; https://list.example.test/?ip=${address}`

test('pasted replies become groups with their texts, and are forgotten on request', async ({ app }) => {
  await app.goto(new URL('#/bounces', app.url()).href)
  await expect(app.getByText('Who blocks you?')).toBeVisible()
  await expectAccessible(app, 'the empty bounces')
  const field = app.getByRole('textbox', { name: 'Paste replies' })
  await field.fill(`${reply('192.0.2.10', 'rbl.example.test')}\n${reply('192.0.2.11', 'bl.example.test')}\n`)
  await field.press('Control+Enter')
  await expect(
    app.getByText('2 refusals found: 2 because of a list or a reputation, 2 of them new.'),
  ).toBeVisible()
  await app.getByRole('gridcell', { name: '192.0.2.11' }).click()
  const panel = app.getByRole('complementary', { name: 'Bounces of bl.example.test' })
  await expect(panel.getByText('blocked using bl.example.test')).toBeVisible()
  await expect(panel.getByText('is not in the catalogue')).toBeVisible()
  await expectAccessible(app, 'a group of bounces')
  await panel.getByRole('button', { name: 'Forget these bounces' }).click()
  await expect(panel.getByRole('button', { name: 'Keep' })).toBeFocused()
  await panel.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(app.getByRole('gridcell', { name: '192.0.2.11' })).toHaveCount(0)
  await expect(app.getByRole('gridcell', { name: '192.0.2.10' })).toBeVisible()
  await app.getByRole('button', { name: 'Forget all' }).click()
  await app.getByRole('button', { name: 'Delete all' }).click()
  await expect(app.getByText('Who blocks you?')).toBeVisible()
})

test('bounces become a request with the whole refusal, and both lead to each other', async ({ app }) => {
  await app.goto(new URL('#/bounces', app.url()).href)
  const text = '550 5.7.1 Client host [192.0.2.14] refused by our own block list, ref 4711'
  await app.getByRole('textbox', { name: 'Paste replies' }).fill(text)
  await app.getByRole('button', { name: 'Read', exact: true }).click()
  await app.getByRole('gridcell', { name: '192.0.2.14' }).click()
  await app.getByRole('button', { name: 'Write the request' }).click()
  const request = app.getByRole('complementary', { name: /^Request / })
  await expect(request.getByText('No DNS list answers for this')).toBeVisible()
  await expect(request.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(/ref 4711/)
  await expectAccessible(app, 'a request of bounces')
  await request.getByRole('link', { name: 'Bounces' }).click()
  await app.getByRole('link', { name: 'Open the request' }).click()
  await expect(request).toBeVisible()
})

test('a refusal that names no address becomes a request when its sender says which', async ({ app }) => {
  await app.goto(new URL('#/bounces', app.url()).href)
  const text =
    "554-mx1.example.net\n554 Your access to this mail system has been rejected due to the sending MTA's poor reputation."
  await app.getByRole('textbox', { name: 'Paste replies' }).fill(text)
  await app.getByRole('button', { name: 'Read', exact: true }).click()
  await app.getByRole('gridcell', { name: 'Not named' }).first().click()
  const panel = app.getByRole('complementary', { name: /^Bounces of / })
  const write = panel.getByRole('button', { name: 'Write the request' })
  await expect(write).toBeDisabled()
  await expectAccessible(app, 'bounces that name no address')
  const address = panel.getByRole('textbox', { name: 'Your address that sent them' })
  await address.fill('nowhere')
  await write.click()
  await expect(panel.getByText("'nowhere' is no address.")).toBeVisible()
  await address.fill('192.0.2.77')
  await address.press('Enter')
  const request = app.getByRole('complementary', { name: /^Request / })
  await expect(request.getByText('192.0.2.77').first()).toBeVisible()
})

test('a hostile text is shown as text', async ({ app }) => {
  await app.goto(new URL('#/bounces', app.url()).href)
  const text = `550 5.7.1 <img src=x onerror=alert(1)> Client host [192.0.2.12] blocked using rbl.example.test; see javascript:alert(1)`
  await app.getByRole('textbox', { name: 'Paste replies' }).fill(text)
  await app.getByRole('button', { name: 'Read', exact: true }).click()
  await app.getByRole('gridcell', { name: '192.0.2.12' }).click()
  const panel = app.getByRole('complementary', { name: 'Bounces of rbl.example.test' })
  await expect(panel.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await expect(panel.locator('img')).toHaveCount(0)
  // Only to places of the application itself.
  await expect(panel.locator('a:not([href^="#/"])')).toHaveCount(0)
})

test('a log file is read in pieces', async ({ app }) => {
  await app.goto(new URL('#/bounces', app.url()).href)
  const line = (i: number): string =>
    `2026-11-03 04:12:11 1vFxAb-00000001abc-${i} ** u${i}@example.net R=r T=t H=mx.example.net [198.51.100.26]: SMTP error from remote mail server after RCPT TO:<u${i}@example.net>: ${reply('192.0.2.13', 'dnsbl.example.test')}`
  const log = Array.from({ length: 8000 }, (_, i) => line(i)).join('\n')
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles({ name: 'mainlog', mimeType: 'text/plain', buffer: Buffer.from(log) })
  await expect(
    app.getByText('8,000 refusals found: 8,000 because of a list or a reputation, 8,000 of them new.'),
  ).toBeVisible()
  await expect(app.getByRole('gridcell', { name: '8,000' })).toBeVisible()
})

test('in practice, one press reads a log and shows who blocks which address', async ({ app }) => {
  await app.goto(new URL('#/bounces', app.url()).href)
  const rows = app.getByRole('grid', { name: 'Bounces' }).getByRole('row')
  await expect(rows.first().or(app.getByText('Who blocks you?'))).toBeVisible()
  if (await rows.first().isVisible()) {
    await app.getByRole('button', { name: 'Forget all' }).click()
    await app.getByRole('button', { name: 'Delete all' }).click()
  }
  await app.getByRole('button', { name: 'Read the practice log' }).click()
  await expect(app.getByText(/5 refusals found: 4 because of a list or a reputation/)).toBeVisible()
  await expect(rows.filter({ hasText: 'Lanternfish' })).toContainText('203.0.113.20')
  await expect(rows.filter({ hasText: 'Cobblestone' })).toContainText('203.0.113.44')
  await app.getByRole('button', { name: 'Forget all' }).click()
  await app.getByRole('button', { name: 'Delete all' }).click()
  await expect(app.getByText('Who blocks you?')).toBeVisible()
})
