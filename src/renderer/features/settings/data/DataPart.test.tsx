import { MantineProvider } from '@mantine/core'
import { beforeEach, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import type { DataFacts } from '../../../../shared/domain/data-facts.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { DataPart } from './DataPart.tsx'

vi.mock('../../../rpc/client.ts', () => ({
  rpc: {
    data: {
      facts: vi.fn<typeof rpc.data.facts>(),
      restore: vi.fn<typeof rpc.data.restore>(),
      deleteAll: vi.fn<typeof rpc.data.deleteAll>(),
    },
    settings: { get: vi.fn<typeof rpc.settings.get>() },
  },
}))

const facts: DataFacts = {
  folder: '/somewhere',
  databaseBytes: 2048,
  secrets: 'Keys are sealed.',
  backups: [{ name: 'a-asked.db', madeAt: '2026-11-26T10:00:00.000Z', bytes: 1024, reason: 'asked' }],
}

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(rpc.data.facts).mockResolvedValue(facts)
  vi.mocked(rpc.data.restore).mockResolvedValue(facts)
  vi.mocked(rpc.data.deleteAll).mockResolvedValue({ deleted: true })
  useConnection.setState({ epoch: 1 })
})

const show = () =>
  render(
    <MantineProvider>
      <DataPart />
    </MantineProvider>,
  )

test('two presses restore a backup, one does not', async () => {
  const screen = await show()
  await screen.getByRole('button', { name: 'Restore a-asked.db' }).click()
  expect(rpc.data.restore).not.toHaveBeenCalled()
  await screen.getByRole('button', { name: 'Restore this one' }).click()
  expect(rpc.data.restore).toHaveBeenCalledExactlyOnceWith({ name: 'a-asked.db' })
  await expect.element(screen.getByText(/Restored a-asked\.db/)).toBeVisible()
})

test('everything is deleted only after its words were typed', async () => {
  const screen = await show()
  await screen.getByRole('button', { name: 'Delete everything …' }).click()
  const sure = screen.getByRole('button', { name: 'Delete everything', exact: true })
  await expect.element(sure).toBeDisabled()
  await screen.getByRole('textbox').fill('delete everything')
  await sure.click()
  expect(rpc.data.deleteAll).toHaveBeenCalledExactlyOnceWith({ confirm: 'delete everything' })
})
