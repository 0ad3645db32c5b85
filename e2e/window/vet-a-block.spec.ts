import { readFileSync } from 'node:fs'
import { expectAccessible } from './axe.ts'
import { BlockPage } from './block-page.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

const offer = readFileSync('resources/demo/offer.txt', 'utf8')

test('from the offer mail to a verdict with its evidence', async ({ app }) => {
  const vetting = new Vetting(app)
  const block = new BlockPage(app)

  await test.step('the practice network is announced', async () => {
    await expect(app.getByRole('region', { name: 'Practice network' })).toBeVisible()
    await expect(app.getByRole('button', { name: 'Try the practice offer' })).toBeVisible()
    await expectAccessible(app, 'Blocks')
  })

  await test.step('the offer mail is pasted; blocks, host bits and special ranges are told', async () => {
    await vetting.field.fill(offer)
    await expect(vetting.found).toHaveCount(4)
    await expect(app.getByText('198.51.100.17/24 has host bits set')).toBeVisible()
    await expect(app.getByRole('checkbox', { name: '10.20.30.0/24', exact: true })).toBeDisabled()
    await expect(app.getByRole('textbox', { name: 'Provider' })).toHaveValue('rookery-hosting.example')
    await expect(app.getByRole('textbox', { name: 'Price' })).toHaveValue(/210\.00/)
  })

  await test.step('the plan says what would be asked, and who will refuse', async () => {
    await expect(app.getByText(/768 addresses on \d+ lists: [\d,]+ checks/)).toBeVisible()
    await expect(app.getByText(/May refuse or overrun: \d+ list/)).toBeVisible()
    await expectAccessible(app, 'the plan')
  })

  await test.step('only one block is left in, and the scan starts', async () => {
    await app.getByRole('checkbox', { name: '192.0.2.0/24', exact: true }).uncheck()
    await app.getByRole('checkbox', { name: '198.51.100.0/24', exact: true }).uncheck()
    await expect(app.getByText(/256 addresses on \d+ lists/)).toBeVisible()
    await vetting.start.click()
    await expect(app).toHaveURL(/#\/scan\//)
    await expect(block.stop).toBeVisible()
  })

  await test.step('cells change while lists answer', async () => {
    await expect(block.map).toBeVisible()
    await expect(app.getByText(/checks per second/)).toBeVisible()
    await expect.poll(() => block.open()).toBeGreaterThan(0)
    await expect.poll(() => block.count('Critical'), { timeout: 60_000 }).toBeGreaterThan(100)
  })

  await test.step('the verdict comes in words, with reasons, coverage and cases', async () => {
    await expect(block.verdict).toContainText('Do not take this block', { timeout: 60_000 })
    await expect(app.getByRole('list', { name: 'Reasons' }).getByRole('listitem').first()).toBeVisible()
    await expect(app.getByRole('meter', { name: 'Coverage' })).toHaveAttribute('aria-valuenow', /^9\d$/)
    expect(await block.open()).toBe(0)
    const cases = Number(await block.cases.getAttribute('aria-rowcount')) - 1
    expect(cases).toBeGreaterThan(3)
    expect(cases).toBeLessThan(40)
    for (const part of [block.verdict, block.map, block.cases]) await expect(part).toBeInViewport()
    await expectAccessible(app, 'a block')
  })

  await test.step('a click on a cell shows the raw evidence of that address', async () => {
    await block.clickCell(20)
    const panel = block.panel('Address 203.0.113.20')
    await expect(panel).toContainText('20.113.0.203.')
    await expect(panel.getByText(/^127\.0\.0\.\d+/).first()).toBeVisible()
    await expect(panel.getByText(/127\.0\.0\.1:\d+/).first()).toBeVisible()
    await expect(panel.getByText(/^Unknown: /).first()).toBeVisible()
    await expectAccessible(app, 'an address')
    await panel.getByRole('button', { name: 'cobblestone.example' }).click()
    await expect(app.getByRole('link', { name: 'Open cobblestone.example' })).toHaveAttribute(
      'href',
      /^https?:/,
    )
    await app.keyboard.press('Escape')
    await expect(panel).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  })

  await test.step('a case says how to ask', async () => {
    await block.cases.focus()
    await app.keyboard.press('Enter')
    const panel = block.panel(/^Case /)
    for (const word of ['Who may ask', 'Method', 'Delay', 'Effort']) {
      await expect(panel.getByText(word, { exact: true })).toBeVisible()
    }
    await expectAccessible(app, 'a case')
    await app.keyboard.press('Escape')
  })

  await test.step('lists that failed their probe count as unknown, with the reason', async () => {
    await app.getByRole('navigation', { name: 'Findings' }).getByRole('link', { name: /Lists/ }).click()
    await expect(block.lists).toBeVisible()
    await app.getByRole('textbox', { name: 'Filter lists' }).fill('overcast')
    await expect(block.lists.getByText('Lists everything')).toBeVisible()
    await block.lists.focus()
    await app.keyboard.press('Enter')
    await expect(block.panel(/^List /).getByText('256 unknown')).toBeVisible()
    await expectAccessible(app, 'a list of a scan')
    await app.keyboard.press('Escape')
  })

  await test.step('the map is a table too, and can be coloured by one list', async () => {
    await app.getByText('Table', { exact: true }).click()
    const table = app.getByRole('grid', { name: 'Addresses of 203.0.113.0/24' })
    await expect(table).toHaveAttribute('aria-rowcount', '257')
    await expectAccessible(app, 'the map as a table')
    await app.getByText('Map', { exact: true }).click()
    await app.getByLabel('Colour by').selectOption('One list')
    await app.getByLabel('List', { exact: true }).selectOption('overcast')
    await expect.poll(() => block.count('Unknown')).toBe(256)
    expect(await block.count('Not listed')).toBe(0)
    await app.getByLabel('Colour by').selectOption('Worst impact')
  })

  await test.step('the offer is kept as it is typed', async () => {
    await app.getByRole('link', { name: 'History' }).click()
    await expect(app.getByRole('textbox', { name: 'Provider' })).toHaveValue('rookery-hosting.example')
    await app.getByRole('textbox', { name: 'Note' }).fill('ask for another block')
    await expectAccessible(app, 'the offer and the scans')
    await app.reload()
    await expect(app.getByRole('textbox', { name: 'Note' })).toHaveValue('ask for another block')
  })

  await test.step('JSON, CSV and HTML can be saved', async () => {
    for (const [item, ending] of [
      ['JSON', /\.json$/],
      ['CSV', /\.csv$/],
      ['HTML', /\.html$/],
    ] as const) {
      await app.getByRole('button', { name: 'Export' }).click()
      const saving = app.waitForEvent('download')
      await app.getByRole('menuitem', { name: new RegExp(item) }).click()
      const file = await saving
      expect(file.suggestedFilename()).toMatch(ending)
      expect(readFileSync(await file.path(), 'utf8')).toContain('203.0.113.')
    }
  })

  await test.step('the block stands in the table with its verdict', async () => {
    await app.goto(new URL('#/blocks', app.url()).href)
    const row = app
      .getByRole('grid', { name: 'Blocks' })
      .getByRole('row')
      .filter({ hasText: '203.0.113.0/24' })
    await expect(row).toContainText('Reject')
    await expectAccessible(app, 'the table of blocks')
    await app.getByRole('textbox', { name: 'Filter blocks' }).fill('quokka')
    await expect(app.getByRole('heading', { name: 'No block matches the filter.' })).toBeVisible()
  })
})
