import { createRef } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { About } from '../../../shared/contract/app.ts'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import type { Plan } from '../../../shared/domain/plan.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { rpc } from '../../rpc/client.ts'
import { useConnection } from '../../rpc/connection.ts'
import { useToast } from '../../ui/toast-store.ts'
import { VetBlock } from './VetBlock.tsx'
import { clearVet } from './vet-store.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: {
    settings: { get: vi.fn<typeof rpc.settings.get>() },
    scans: { plan: vi.fn<typeof rpc.scans.plan>(), start: vi.fn<typeof rpc.scans.start>() },
    blocks: { list: vi.fn<typeof rpc.blocks.list>() },
  },
}))

const about: About = {
  version: '0.1.0',
  host: 'web',
  practice: true,
  catalogueVersion: '1',
  lists: 3,
  practiceReplies: null,
  practiceOffer: 'We offer 192.0.2.9/29 (mail servers), and 10.0.0.0/24 for tests, for 49 EUR / month.',
}
const open = { kind: 'open', note: null, optInReason: null } as const
const plan: Plan = {
  ratePerSecond: 2000,
  listRatePerSecond: 10,
  blocks: [{ block: '192.0.2.8/29', addresses: 8, notices: [] }],
  lists: [
    {
      id: 'a',
      name: 'List A',
      zone: 'a.example',
      checks: 8,
      seconds: 1,
      skipped: null,
      warnings: [],
      access: open,
    },
    {
      id: 'b',
      name: 'List B',
      zone: 'b.example',
      checks: 8,
      seconds: 1,
      skipped: null,
      warnings: ['It refuses public resolvers.'],
      access: open,
    },
    {
      id: 'c',
      name: 'List C',
      zone: 'c.example',
      checks: 8,
      seconds: 0,
      skipped: 'It has shut down.',
      warnings: [],
      access: open,
    },
  ],
  path: { kind: 'system', servers: ['127.0.0.1:53'] },
  pathWarnings: [
    { code: 'public-resolver', text: '127.0.0.1:53 is a public resolver.', server: '127.0.0.1:53' },
  ],
  addresses: 8,
  checks: 16,
  queries: 36,
  seconds: 120,
}

beforeEach(() => {
  vi.resetAllMocks()
  clearVet()
  location.hash = '#/blocks'
  useConnection.setState({ state: 'open', epoch: 1, retryAt: null })
  vi.mocked(rpc.settings.get).mockResolvedValue(defaultSettings)
  vi.mocked(rpc.scans.plan).mockResolvedValue(plan)
})

test('the practice offer leads to blocks, a plan, and one button that starts', async () => {
  vi.mocked(rpc.scans.start).mockResolvedValue({ scanIds: ['s9'] })
  await renderPage(<VetBlock about={about} field={createRef()} />)
  await page.getByRole('button', { name: 'Try the practice offer' }).click()
  await expect.element(page.getByRole('checkbox', { name: '192.0.2.8/29' })).toBeChecked()
  await expect.element(page.getByText(/has host bits set/)).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: '10.0.0.0/24' })).toBeDisabled()
  await expect.element(page.getByText(/Private-Use/)).toBeVisible()
  await expect.element(page.getByText(/8 addresses on 2 lists: 16 checks/)).toBeVisible()
  await expect.element(page.getByText(/It refuses public resolvers\./)).toBeVisible()
  await expect.element(page.getByText(/It has shut down\./)).toBeVisible()
  await expect.element(page.getByText(/127\.0\.0\.1:53 is a public resolver\./)).toBeVisible()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect.poll(() => location.hash).toBe('#/scan/s9')
  expect(rpc.scans.start).toHaveBeenCalledWith(
    expect.objectContaining({ blocks: ['192.0.2.8/29'], preset: 'mail', pathKind: 'system' }),
  )
})

test('Ctrl and Enter in the field start what the plan shows, and nothing before', async () => {
  vi.mocked(rpc.scans.start).mockResolvedValue({ scanIds: ['s9'] })
  const planned = Promise.withResolvers<typeof plan>()
  vi.mocked(rpc.scans.plan).mockReturnValue(planned.promise)
  await renderPage(<VetBlock about={about} field={createRef()} />)
  await page.getByRole('textbox', { name: /Vet a block/ }).fill('192.0.2.8/29')
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(rpc.scans.start).not.toHaveBeenCalled()
  planned.resolve(plan)
  await expect.element(page.getByRole('button', { name: 'Start' })).toBeVisible()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => location.hash).toBe('#/scan/s9')
})

test('nothing can be started before the plan is there, nor without a block', async () => {
  vi.mocked(rpc.scans.plan).mockReturnValue(new Promise(() => {}) as never)
  await renderPage(<VetBlock about={about} field={createRef()} />)
  const field = page.getByRole('textbox', { name: /Vet a block/ })
  await field.fill('hello')
  await expect.element(page.getByText(/No block found in this text\./)).toBeVisible()
  await field.fill('192.0.2.0/24')
  await expect.element(page.getByText(/Working out the plan…/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Start' })).not.toBeInTheDocument()
})

test('a plan that cannot be made says why, in place of the button', async () => {
  vi.mocked(rpc.scans.plan).mockRejectedValue(new Error('This system has no DNS resolver configured.'))
  await renderPage(<VetBlock about={about} field={createRef()} />)
  await page.getByRole('textbox', { name: /Vet a block/ }).fill('192.0.2.0/24')
  await expect.element(page.getByText(/This system has no DNS resolver configured\./)).toBeVisible()
})

test('Esc in the field empties it, and what was there can be brought back', async () => {
  await renderPage(<VetBlock about={about} field={createRef()} />)
  const field = page.getByRole('textbox', { name: /Vet a block/ })
  await field.fill('192.0.2.0/24')
  await userEvent.keyboard('{Escape}')
  await expect.element(field).toHaveValue('')
  useToast.getState().toast?.undo?.()
  await expect.element(field).toHaveValue('192.0.2.0/24')
})

test('other prices of the text are told, since one is kept for all of its blocks', async () => {
  await renderPage(<VetBlock about={about} field={createRef()} />)
  await page
    .getByRole('textbox', { name: /Vet a block/ })
    .fill('192.0.2.0/28 for EUR 50 per month, 192.0.2.64/28 for EUR 40 per month')
  await expect.element(page.getByText(/The text also names EUR 40 per month\./)).toBeVisible()
})
