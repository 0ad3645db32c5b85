import { test as base, expect } from '../engine/temporary-folder.ts'
import { expectAccessible } from './axe.ts'
import type { HostOptions } from './host.ts'
import { openServed } from './open-served.ts'

// Practice has feeds of its own and takes no file: this is the real application on a data folder of the test's.
const test = base.extend<object, HostOptions>({
  host: ['chromium', { option: true, scope: 'worker' }],
  electron: ['', { option: true, scope: 'worker' }],
})
test.skip(({ host }) => host !== 'chromium', 'The page is the same in the desktop window.')

test('a feed’s file is chosen or dropped; a bad one changes nothing and says why', async ({
  folder,
  playwright,
  launchOptions,
}) => {
  const data = folder.at('data')
  const shell = await openServed(playwright, launchOptions, {
    words: ['serve', '--db', folder.at('test.db')],
    env: { XDG_DATA_HOME: data, LOCALAPPDATA: data },
  })
  try {
    const page = await shell.openPage()
    await page.goto(new URL('#/lists/feeds', page.url()).href)
    const grid = page.getByRole('grid', { name: 'Netblock feeds' })
    const row = (name: string) => grid.getByRole('row').filter({ hasText: name })
    await expect(row('Spamhaus DROP, IPv4')).toContainText('None yet')
    const choose = async (button: string, name: string, text: string): Promise<void> => {
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: button }).click()
      await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
    }

    await choose('Import a file', 'shopping.txt', 'milk\nbread\n')
    await expect(page.getByText('Nothing was changed.')).toBeVisible()
    await expect(page.getByText("'shopping.txt' was not taken: no line of it could be read")).toBeVisible()
    await expectAccessible(page, 'a refused file')

    await choose('Import a file', 'My ranges.txt', '203.0.113.0/24\n198.51.100.0/24\nbread\n')
    await expect(page.getByText('2 entries kept. 1 line could not be read.')).toBeVisible()
    await expect(row('Your own: my-ranges')).toContainText('Fresh')

    await row('Spamhaus DROP, IPv4').click()
    const drop = '{"cidr":"203.0.112.0/20","sblid":"SBL1","rir":"ripencc"}\n{"type":"metadata","records":1}\n'
    await choose('Import a copy', 'download (3)', drop)
    await expect(page.getByText('Spamhaus DROP, IPv4: 1 entry kept.')).toBeVisible()
    await page.keyboard.press('Escape')

    const files = await page.evaluateHandle(`{
      const files = new DataTransfer()
      files.items.add(new File(['192.0.2.0/24\\n'], 'dropped.txt'))
      files
    }`)
    await grid.dispatchEvent('drop', { dataTransfer: files })
    await expect(row('Your own: dropped')).toContainText('Fresh')
  } finally {
    await shell.close()
  }
})
