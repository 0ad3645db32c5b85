import { runBlockvet } from '../engine/run-blockvet.ts'
import { test as base, expect, type Folder } from '../engine/temporary-folder.ts'
import { expectAccessible } from './axe.ts'
import type { HostOptions } from './host.ts'
import { MapPage } from './map-page.ts'
import { openServed } from './open-served.ts'

// Real scans by the command line, of a list whose data lie on this disk, shown in a window on the same database.
const BLOCK = '198.51.100.0/24'
const LARGE = '198.18.0.0/15'

const test = base.extend<object, HostOptions>({
  host: ['chromium', { option: true, scope: 'worker' }],
  electron: ['', { option: true, scope: 'worker' }],
})
test.skip(({ host }) => host !== 'chromium', 'The desktop has no --db; the page is the same.')

/** Scans a block while the list holds what is given. */
async function scan(folder: Folder, block: string, listed: readonly string[]): Promise<void> {
  folder.write('bl.zone', ['127.0.0.2', ...listed].join('\n'))
  const catalogue = folder.write(
    'own.yaml',
    `operator: { id: example, name: Example Blocklist }
lists:
  - { id: example-bl, zone: bl.example.test, impact: high, zoneFiles: [{ type: ip4set, path: bl.zone }],
      codes: [{ match: 127.0.0.2, means: Spam source }] }
`,
  )
  const lists = ['--catalog', catalogue, '--lists', 'example-bl', '--feeds', 'none']
  const quick = ['--no-registry', '--no-rdns', '--quiet', '--db', folder.at('test.db')]
  const { status, stderr } = await runBlockvet(['scan', block, '--allow-special', ...lists, ...quick])
  expect(status, stderr).toBe(0)
}

test('the map by change shows what a second scan found: worse, better, and the same', async ({
  folder,
  playwright,
  launchOptions,
}) => {
  await scan(folder, BLOCK, ['198.51.100.7', '198.51.100.8', '198.51.100.20'])
  await scan(folder, BLOCK, ['198.51.100.8', '198.51.100.20', '198.51.100.40/30'])
  const shell = await openServed(playwright, launchOptions, {
    words: ['serve', '--db', folder.at('test.db')],
  })
  try {
    const page = await shell.openPage()
    await page.getByRole('grid', { name: 'Blocks' }).getByRole('row').nth(1).click()
    const map = new MapPage(page)
    await map.colourBy.selectOption({ label: 'Change since last scan' })
    await expect(map.legend).toContainText(/Worse 4.*Better 1.*Same as before 251/s)
    await map.jump.fill('.7')
    await map.jump.press('Enter')
    await expect(map.readout).toContainText('198.51.100.7: Better')
    await map.jump.fill('.41')
    await map.jump.press('Enter')
    await expect(map.readout).toContainText('198.51.100.41: Worse')
    await expectAccessible(page, 'the map by change')
    await map.view('Table')
    await page.getByRole('columnheader', { name: 'State' }).getByRole('button').click()
    await expect(map.table.getByRole('row').nth(1)).toContainText('198.51.100.7')
  } finally {
    await shell.close()
  }
})

test('a cell that several addresses share is opened by pointer and by key', async ({
  folder,
  playwright,
  launchOptions,
}) => {
  await scan(folder, LARGE, ['198.18.0.0', '198.18.0.9', '198.19.7.77'])
  const shell = await openServed(playwright, launchOptions, {
    words: ['serve', '--db', folder.at('test.db')],
  })
  try {
    const page = await shell.openPage()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('grid', { name: 'Blocks' }).getByRole('row').nth(1).click()
    const map = new MapPage(page)
    await map.map.focus()
    await page.keyboard.press('Home')
    await expect(map.readout).toContainText('198.18.0.0 and 1 address after it: high, on 1 list')
    await page.keyboard.press('Space')
    const range = map.panel('Addresses of 198.18.0.0/31')
    await expect(range.getByRole('row').nth(1)).toContainText(/198\.18\.0\.0High/)
    await expectAccessible(page, 'the addresses of a cell')
    await range.getByRole('grid').focus()
    await page.keyboard.press('Enter')
    await expect(map.panel('Address 198.18.0.0')).toBeVisible()
    await page.keyboard.press('Escape')
    await map.map.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('application', { name: /^Map of 198\.18\.0\.0\/24/ })).toBeFocused()
    await expect(map.legend).toContainText('High 2')
    await expectAccessible(page, 'a part of the map')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('application', { name: /^Map of 198\.18\.0\.0\/15/ })).toBeFocused()
    await map.map.dblclick({ position: { x: 40, y: 40 } })
    await expect(map.panel(/^Addresses of 198\.1[89]\.\d+\.0\/24/)).toBeVisible()
  } finally {
    await shell.close()
  }
})
