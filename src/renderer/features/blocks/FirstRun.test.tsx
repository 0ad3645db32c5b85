import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { About } from '../../../shared/contract/app.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { FirstRun } from './FirstRun.tsx'
import { clearVet, useVet } from './vet-store.ts'

const about: About = {
  version: '0.1.0',
  host: 'desktop',
  practice: false,
  catalogueVersion: '1',
  lists: 3,
  practiceOffer: null,
  practiceReplies: null,
}

beforeEach(() => clearVet())

test('on the practice network one press puts the offer in', async () => {
  const practice = { ...about, practice: true, practiceOffer: 'We offer 192.0.2.0/29.' }
  await renderPage(<FirstRun about={practice} onPaste={() => undefined} />)
  await expect.element(page.getByRole('button', { name: 'Practise first' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Try the practice offer' }).click()
  expect(useVet.getState().found.map(({ text }) => text)).toEqual(['192.0.2.0/29'])
})

test('elsewhere the field is one press away, and how to practise is told on request', async () => {
  const onPaste = vi.fn<() => void>()
  await renderPage(<FirstRun about={about} onPaste={onPaste} />)
  await page.getByRole('button', { name: 'Paste an offer' }).click()
  expect(onPaste).toHaveBeenCalledOnce()
  await page.getByRole('button', { name: 'Practise first' }).click()
  await expect.element(page.getByText('blockvet demo')).toBeVisible()
})
