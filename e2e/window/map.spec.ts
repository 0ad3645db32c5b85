import { readFile } from 'node:fs/promises'
import { expectAccessible } from './axe.ts'
import { expect, test } from './fixture.ts'
import { MapPage } from './map-page.ts'
import { Vetting } from './vetting.ts'

test('the map of a block: every colour has its legend and its words, in the table too', async ({ app }) => {
  const map = new MapPage(app)
  await new Vetting(app).vet('203.0.113.88/29')
  await expect(map.verdict).not.toContainText('Asking', { timeout: 60_000 })
  await map.map.focus()
  const legends = {
    'Worst impact': 'Critical',
    Lists: '10 or more',
    'One list': 'Not listed',
    Unknowns: 'Every list answered',
    PTR: 'No PTR',
  }
  for (const [label, words] of Object.entries(legends)) {
    await map.colourBy.selectOption({ label })
    await expect(map.legend).toContainText(words)
    await expectAccessible(app, `the map by ${label}`)
  }
  await map.map.focus()
  await expect(map.readout).toContainText(/PTR|name/i)
  await map.view('Table')
  await expect(map.table).toContainText(/PTR|name/i)
  await expectAccessible(app, 'the table of the map')
  await map.colourBy.selectOption({ label: 'Change since last scan' })
  await expect(
    app.getByText('There is no earlier finished scan of this block to compare with.'),
  ).toBeVisible()
})

test('a range is added up by dragging and by Shift with arrows, and Escape lets it go', async ({ app }) => {
  const map = new MapPage(app)
  await new Vetting(app).vet('203.0.113.0/28')
  await expect(map.verdict).not.toContainText('Asking', { timeout: 60_000 })
  const from = await map.placeOf('203.0.113.4')
  const to = await map.placeOf('203.0.113.7')
  await app.mouse.move(from.x, from.y)
  await app.mouse.down()
  await app.mouse.move(to.x, to.y, { steps: 4 })
  await app.mouse.up()
  await expect(map.readout).toContainText('203.0.113.4/30: 4 addresses;')
  await expect(map.panel(/^Address /)).toBeHidden()
  await expectAccessible(app, 'a range on the map')
  await app.mouse.move(0, 0)
  await map.map.focus()
  await app.keyboard.press('Escape')
  await app.keyboard.press('Home')
  await expect(map.readout).toContainText('203.0.113.0:')
  await app.keyboard.press('Shift+ArrowRight')
  await expect(map.readout).toContainText('203.0.113.0/31: 2 addresses;')
})

test('one jumps to an address, zooms in with the small map, and saves the map as picture', async ({
  app,
}) => {
  const map = new MapPage(app)
  await new Vetting(app).vet('203.0.113.0/24')
  await expect(map.map).toBeVisible()
  await map.jump.fill('198.51.100.1')
  await map.jump.press('Enter')
  await expect(app.getByText('198.51.100.1 is not in 203.0.113.0/24.')).toBeVisible()
  await map.jump.fill('.77')
  await map.jump.press('Enter')
  await expect(map.map).toBeFocused()
  await expect(map.readout).toContainText('203.0.113.77:')
  await app.keyboard.press('+')
  await app.keyboard.press('+')
  await expectAccessible(app, 'the map zoomed in')
  await expect(map.verdict).not.toContainText('Asking', { timeout: 60_000 })
  const svg = await map.save('SVG')
  expect(svg.suggestedFilename()).toBe('map-203.0.113.0-24.svg')
  const drawn = await readFile(await svg.path(), 'utf8')
  expect(drawn).toContain('<title>Map of 203.0.113.0/24</title>')
  expect(drawn).toMatch(/Netblock entry \d/)
  expect(drawn).toMatch(/Registered network \d/)
  const png = await map.save('PNG')
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG')
})
