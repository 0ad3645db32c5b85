import { expectAccessible } from './axe.ts'
import { BlocksTable } from './blocks-table.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

test('several blocks are selected, archived, brought back and prepared again, by keyboard', async ({
  app,
}) => {
  test.setTimeout(150_000)
  const table = new BlocksTable(app)
  await new Vetting(app).vet('192.0.2.0/30\n192.0.2.4/30\n192.0.2.8/30')
  await expect(table.row('192.0.2.0/30')).toContainText(/Accept|Conditional|Reject/, { timeout: 60_000 })
  await app.getByRole('textbox', { name: 'Filter blocks' }).fill('/30')
  await expect(table.grid).toHaveAttribute('aria-rowcount', '4')

  await test.step('columns sort', async () => {
    const head = table.grid.getByRole('columnheader', { name: 'Block', exact: false }).first()
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await expect(table.grid.getByRole('row').nth(1)).toContainText('192.0.2.0/30')
    await head.getByRole('button').click()
    await expect(table.grid.getByRole('row').nth(1)).toContainText('192.0.2.8/30')
    await head.getByRole('button').click()
  })

  await test.step('rows are selected with Space and Shift', async () => {
    await table.grid.focus()
    await app.keyboard.press('Home')
    await app.keyboard.press('Space')
    await app.keyboard.press('Shift+ArrowDown')
    await expect(app.getByText('2 blocks selected')).toBeVisible()
    await expect(app.getByRole('link', { name: 'Compare', exact: true }).last()).toBeVisible()
    await expectAccessible(app, 'selected blocks')
  })

  await test.step('archiving leaves the focus alone and can be taken back', async () => {
    await app.getByRole('main').getByRole('button', { name: 'Archive', exact: true }).click()
    await expect(app.getByRole('region', { name: 'Done' })).toContainText('2 blocks archived.')
    await expect(app.getByRole('button', { name: 'Undo' })).not.toBeFocused()
    await expect(table.grid).toHaveAttribute('aria-rowcount', '2')
    await expectAccessible(app, 'the word on an archived block')
    await table.grid.focus()
    await app.keyboard.press('Control+z')
    await expect(table.grid).toHaveAttribute('aria-rowcount', '4')
  })

  await test.step('the archive outlives the page and gives its blocks back', async () => {
    await table.box('192.0.2.4/30').click()
    await app.getByRole('main').getByRole('button', { name: 'Archive', exact: true }).click()
    await app.reload()
    await expect(table.row('192.0.2.0/30')).toBeVisible()
    await expect(table.row('192.0.2.4/30')).toHaveCount(0)
    await app.getByRole('button', { name: 'Archive (1)' }).click()
    await table.box('192.0.2.4/30').click()
    await expectAccessible(app, 'the archive')
    await app.getByRole('button', { name: 'Take out of the archive' }).click()
    await expect(app.getByRole('heading', { name: 'The archive is empty' })).toBeVisible()
    await app.getByRole('button', { name: 'Back to the blocks' }).click()
    await expect(table.row('192.0.2.4/30')).toBeVisible()
  })

  await test.step('selected blocks are planned again before anything is sent', async () => {
    await table.box('192.0.2.0/30').click()
    await table.box('192.0.2.8/30').click()
    await app.getByRole('main').getByRole('button', { name: 'Scan again' }).click()
    await expect(new Vetting(app).found).toHaveCount(2)
    await expect(new Vetting(app).start).toBeEnabled()
  })
})

test('a second window shows the same blocks', async ({ app, shell }) => {
  test.skip(!shell.manyPages, 'The desktop has one window.')
  await new Vetting(app).vet('192.0.2.16/30')
  await expect(app).toHaveURL(/#\/scan\//)
  const second = await shell.openPage()
  await expect(new BlocksTable(second).row('192.0.2.16/30')).toContainText(/Accept|Conditional|Reject/, {
    timeout: 60_000,
  })
  await second.close()
})

test('the offer of a block is noted from the table, saved as it is typed', async ({ app }) => {
  const block = '192.0.2.20/30'
  const table = new BlocksTable(app)
  await new Vetting(app).vet(block)
  await app.waitForURL(/#\/scan\//)
  await app.goto(new URL('#/blocks', app.url()).href)
  await app.getByRole('textbox', { name: 'Filter blocks' }).fill(block)
  await expect(table.grid).toHaveAttribute('aria-rowcount', '2')
  await table.grid.focus()
  await app.keyboard.press('F2')
  const panel = app.getByRole('complementary', { name: `Offer of ${block}` })
  await panel.getByRole('textbox', { name: 'Provider' }).fill('Plover Racks')
  await panel.getByRole('textbox', { name: 'Note' }).fill('Asked for another block')
  const country = panel.getByRole('combobox', { name: 'Country promised' })
  await country.fill('nether')
  await app.getByRole('option', { name: 'Netherlands (NL)' }).click()
  await expect(panel.getByText('Saved as you type.')).toBeVisible()
  await expectAccessible(app, 'the offer of a block')
  await app.keyboard.press('Escape')
  await expect(table.grid).toBeFocused()
  await expect(table.row(block)).toContainText('Plover Racks')
  await app.reload()
  await app.getByRole('textbox', { name: 'Filter blocks' }).fill('another block')
  await expect(table.row(block)).toContainText('NL')
  await table.grid.getByRole('button', { name: `Offer of ${block}` }).click()
  await expect(country).toHaveValue('Netherlands (NL)')
})

test('a column keeps the width that it was given', async ({ app }) => {
  await new Vetting(app).vet('192.0.2.24/30')
  await app.waitForURL(/#\/scan\//)
  await app.goto(new URL('#/blocks', app.url()).href)
  const head = new BlocksTable(app).grid.getByRole('columnheader', { name: 'Verdict' })
  const width = async (): Promise<number> => Math.round((await head.boundingBox())?.width ?? 0)
  await expect(head).toBeVisible()
  const before = await width()
  const box = await head.boundingBox()
  if (!box) throw new Error('The heading is not shown.')
  await app.mouse.move(box.x + box.width + 5, box.y + 6)
  await app.mouse.down()
  await app.mouse.move(box.x + box.width - 95, box.y + 6, { steps: 4 })
  await app.mouse.up()
  await expect.poll(width).toBe(before - 100)
  await app.reload()
  await expect.poll(width).toBe(before - 100)
  await head.getByRole('button').focus()
  await app.keyboard.press('Shift+ArrowLeft')
  await expect.poll(width).toBe(before - 116)
  await app.keyboard.press('Shift+Home')
  await expect.poll(width).toBe(before)
})
