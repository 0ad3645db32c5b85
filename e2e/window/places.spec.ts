import { expectAccessible } from './axe.ts'
import { BlockPage } from './block-page.ts'
import { expect, test } from './fixture.ts'
import { Rail } from './rail.ts'
import { Vetting } from './vetting.ts'

test('every place opens by its digit, is accessible in both themes, and comes back after a reload', async ({
  app,
}) => {
  const rail = new Rail(app)
  const words = await rail.words()
  expect(words.length).toBeGreaterThanOrEqual(5)
  for (const word of words) {
    await test.step(word, async () => {
      await rail.press(word)
      await expect(app.getByRole('main').getByRole('heading').first()).toBeVisible()
      await expectAccessible(app, word)
      const url = app.url()
      await app.reload()
      await expect(app).toHaveURL(url)
      await expect(rail.places.filter({ hasText: word })).toHaveAttribute('aria-current', 'page')
    })
  }
})

test('nothing is cut off or scrolls sideways at 200 % zoom', async ({ app, shell }) => {
  test.skip(!shell.manyPages, 'The size of the page is set in Chromium.')
  const rail = new Rail(app)
  // A window of 1280×800 at 200 % has this many CSS pixels.
  await app.setViewportSize({ width: 640, height: 400 })
  const expectNoSideways = async (place: string): Promise<void> => {
    // Tables scroll by themselves; what holds them must not.
    for (const holder of await app.locator('html, main, main > *').all()) {
      const over = await holder.evaluate((element) => element.scrollWidth - element.clientWidth)
      expect(over, place).toBeLessThanOrEqual(0)
    }
  }
  for (const word of await rail.words()) {
    await rail.press(word)
    await expectNoSideways(word)
  }
  await rail.press('Blocks')
  await new Vetting(app).vet('203.0.113.0/30')
  await expect(new BlockPage(app).verdict).toContainText('block', { timeout: 60_000 })
  await expectNoSideways('a block')
})

test('with reduced motion nothing moves', async ({ app }) => {
  await app.emulateMedia({ reducedMotion: 'reduce' })
  await app.keyboard.press('Control+k')
  await expect(app.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  const moving = await app.evaluate<number>(
    'document.getAnimations().filter(({ effect }) => Number(effect.getTiming().duration) > 1).length',
  )
  expect(moving).toBe(0)
})
