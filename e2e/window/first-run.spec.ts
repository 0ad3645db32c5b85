import { expectAccessible } from './axe.ts'
import { BlockPage } from './block-page.ts'
import { expect, test } from './fixture.ts'
import { openServed } from './open-served.ts'
import { Vetting } from './vetting.ts'

const MINUTES = 60_000

test('two presses lead from an empty place to verdicts on the practice offer, within three minutes', async ({
  host,
  playwright,
  launchOptions,
}) => {
  test.skip(host === 'electron', 'Other specs have left blocks in the one desktop.')
  test.setTimeout(4 * MINUTES)
  const shell = await openServed(playwright, launchOptions)
  const app = await shell.openPage()
  const begun = Date.now()
  await expect(app.getByRole('heading', { name: 'No block vetted yet' })).toBeVisible()
  await expectAccessible(app, 'the first run')
  await app.getByRole('button', { name: 'Try the practice offer' }).click()
  const { start } = new Vetting(app)
  await expect(start).toBeEnabled()
  await start.click()
  const rows = app.getByRole('grid', { name: 'Blocks' }).getByRole('row')
  await expect(rows.filter({ hasText: /Accept|Conditional|Reject/ })).toHaveCount(3, { timeout: 3 * MINUTES })
  await rows.filter({ hasText: '203.0.113.0/24' }).click()
  await expect(new BlockPage(app).verdict).toContainText('Do not take this block')
  expect(Date.now() - begun).toBeLessThan(3 * MINUTES)
  await shell.close()
})
