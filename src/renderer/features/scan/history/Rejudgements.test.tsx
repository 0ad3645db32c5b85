import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Rejudgement } from '../../../../shared/domain/rejudgement.ts'
import { renderPage } from '../../../render-page.test-support.tsx'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { Rejudgements } from './Rejudgements.tsx'

vi.mock('../../../rpc/client.ts', () => ({
  rpc: { scans: { rejudge: vi.fn<typeof rpc.scans.rejudge>() } },
}))

const side = {
  rules: 1,
  decision: 'accept',
  headline: 'Fine.',
  coverage: 1,
  effortHours: [0, 0],
  cases: 0,
} as const

const found: Rejudgement = {
  scanId: 's1',
  before: side,
  after: { ...side, rules: 2, decision: 'reject', headline: 'Leave it.' },
  changes: [
    {
      code: 'drop-listing',
      what: 'new',
      before: null,
      after: 'A feed lists a range around this block.',
      explanation: 'New in version 2: feeds.',
    },
  ],
}

beforeEach(() => {
  vi.resetAllMocks()
  useConnection.setState({ state: 'open', epoch: 1, retryAt: null })
})

test('what earlier rules decided stands beside the present verdict, with the rule that makes the difference', async () => {
  vi.mocked(rpc.scans.rejudge).mockResolvedValue([found])
  await renderPage(<Rejudgements scanId="s1" />)
  await expect.element(page.getByText(/Rules 1:/)).toHaveTextContent('Rules 1: Accept. Rules 2: Reject.')
  await expect.element(page.getByText('A feed lists a range around this block.')).toBeVisible()
  await expect.element(page.getByText('New in version 2: feeds.')).toBeVisible()
})

test('where no earlier rules decided, nothing is shown', async () => {
  vi.mocked(rpc.scans.rejudge).mockResolvedValue([])
  await renderPage(<Rejudgements scanId="s1" />)
  await vi.waitFor(() => expect(rpc.scans.rejudge).toHaveBeenCalled())
  expect(page.getByRole('region').elements()).toHaveLength(0)
})
