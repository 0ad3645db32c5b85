import type { Page, WebSocketRoute } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { BlockPage } from './block-page.ts'
import { expect, test } from './fixture.ts'
import { Vetting } from './vetting.ts'

test('a reload while scanning takes the scan up again where it is', async ({ app }) => {
  const block = new BlockPage(app)
  await new Vetting(app).vet('198.51.100.0/24')
  await expect(block.map).toBeVisible()
  await expect(app.getByText(/^[1-9][\d,]* of [\d,]+ checks$/)).toBeVisible()
  const before = await doneChecks(app)
  await app.reload()
  await expect(block.stop).toBeVisible()
  expect(await doneChecks(app)).toBeGreaterThanOrEqual(before)
  await expect(block.verdict).toContainText('Take this block on conditions', { timeout: 60_000 })
  expect(await block.open()).toBe(0)
})

test('a stopped scan keeps what it learned, says so, and goes on', async ({ app }) => {
  const block = new BlockPage(app)
  await new Vetting(app).vet('192.0.2.0/24')
  await expect(app.getByText(/^[1-9][\d,]* of [\d,]+ checks$/)).toBeVisible()
  await block.stop.click()
  await expect(app.getByText('Stopped before the end.')).toBeVisible()
  await expectAccessible(app, 'a stopped scan')
  await expect(block.verdict).not.toContainText('Nothing stands against')
  await block.goOn.click()
  await expect(block.stop).toBeVisible()
  await expect(block.verdict).toContainText('Nothing stands against this block', { timeout: 60_000 })
})

test('when the line breaks, it says so and what is safe, and takes up again', async ({ app, shell }) => {
  test.skip(!shell.manyPages, 'The desktop has no WebSocket to break.')
  const open: WebSocketRoute[] = []
  let refuse = false
  await app.routeWebSocket('**/rpc', (route) => {
    if (refuse) {
      void route.close()
      return
    }
    route.connectToServer()
    open.push(route)
  })
  await app.reload()
  const block = new BlockPage(app)
  await new Vetting(app).vet('203.0.113.0/24')
  await expect(app.getByText(/^[1-9][\d,]* of [\d,]+ checks$/)).toBeVisible()
  refuse = true
  for (const line of open.splice(0)) await line.close()
  await expect(app.getByRole('alert')).toContainText('kept on disk')
  await expectAccessible(app, 'a broken line')
  await expect(app.getByRole('button', { name: 'Try now' })).toBeVisible()
  refuse = false
  await expect(app.getByRole('alert')).toBeHidden({ timeout: 15_000 })
  await expect(block.verdict).toContainText('Do not take this block', { timeout: 60_000 })
  expect(await block.open()).toBe(0)
})

test('a scan that does not exist says so', async ({ app }) => {
  await app.goto(new URL('#/scan/20000101-nothing', app.url()).href)
  await expect(app.getByRole('alert')).toContainText('20000101-nothing')
  await expect(app.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expectAccessible(app, 'a scan that cannot be read')
})

async function doneChecks(page: Page): Promise<number> {
  const text = await page.getByText(/^[\d,]+ of [\d,]+ checks$/).innerText()
  return Number(text.split(' of ')[0]?.replaceAll(',', ''))
}
