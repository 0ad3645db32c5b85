import { useState } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { renderPage } from '../render-page.test-support.tsx'
import { type AskingChoice, HowToAsk } from './HowToAsk.tsx'

const settings: AskingChoice = { preset: 'quick', pathKind: 'resolver', resolvers: ['127.0.0.1:5353'] }

/** The choice as it is before the settings are there; they come at a press. */
function LateSettings() {
  const [choice, setChoice] = useState<AskingChoice>({ ...settings, resolvers: [] })
  return (
    <>
      <button type="button" onClick={() => setChoice(settings)}>
        Arrive
      </button>
      <HowToAsk choice={choice} onChange={setChoice} />
    </>
  )
}

test('resolvers of settings that arrive late stand in the field; what somebody typed stays', async () => {
  await renderPage(<LateSettings />)
  const field = page.getByRole('textbox', { name: 'Resolvers' })
  await expect.element(field).toHaveValue('')
  await page.getByRole('button', { name: 'Arrive' }).click()
  await expect.element(field).toHaveValue('127.0.0.1:5353')
  await field.fill('127.0.0.2:')
  await expect.element(field).toHaveValue('127.0.0.2:')
  await page.getByRole('button', { name: 'Arrive' }).click()
  await expect.element(field).toHaveValue('127.0.0.2:')
})
