import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { FeedState } from '../../../shared/domain/feed-state.ts'
import { renderPage } from '../../render-page.test-support.tsx'
import { rpc } from '../../rpc/client.ts'
import { useGivenFiles } from '../../rpc/shell.ts'
import { FeedDrop, FeedImport } from './FeedImport.tsx'
import { importFeed, useImport } from './import-store.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: {
    feeds: {
      open: vi.fn<typeof rpc.feeds.open>(),
      piece: vi.fn<typeof rpc.feeds.piece>(),
      finish: vi.fn<typeof rpc.feeds.finish>(),
      list: vi.fn<typeof rpc.feeds.list>(),
    },
  },
}))

const text = '192.0.2.0/24\n'.repeat(50_000)
const given = { file: new File([text], 'drop.txt'), kind: 'netblocks' as const }

beforeEach(() => {
  vi.resetAllMocks()
  useGivenFiles.setState({ files: [given] })
  useImport.setState({ busy: null, said: '', failure: null })
  vi.mocked(rpc.feeds.open).mockResolvedValue({ uploadId: 'u' } as never)
  const state: Partial<FeedState> = {
    feed: { name: 'drop' } as FeedState['feed'],
    entries: 50_000,
    badLines: 0,
  }
  vi.mocked(rpc.feeds.finish).mockResolvedValue(state as never)
})

test('a given file is read only after a yes, whole and in pieces', async () => {
  await renderPage(<FeedImport />)
  await expect.element(page.getByText('drop.txt')).toBeVisible()
  expect(rpc.feeds.open).not.toHaveBeenCalled()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect.element(page.getByText('drop: 50,000 entries kept.')).toBeVisible()
  const pieces = vi.mocked(rpc.feeds.piece).mock.calls.map(([{ bytes }]) => new TextDecoder().decode(bytes))
  expect(pieces).toHaveLength(2)
  expect(pieces.join('')).toBe(text)
  expect(useGivenFiles.getState().files).toEqual([])
})

test('a file that is left is gone', async () => {
  await renderPage(<FeedImport />)
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect.element(page.getByText('drop.txt')).not.toBeInTheDocument()
  expect(rpc.feeds.open).not.toHaveBeenCalled()
})

test('a dropped file shows how far it is, and can be stopped without a change', async () => {
  useGivenFiles.setState({ files: [] })
  const { promise, resolve } = Promise.withResolvers<undefined>()
  vi.mocked(rpc.feeds.piece).mockReturnValue(promise as never)
  const screen = await renderPage(
    <FeedDrop>
      <FeedImport />
    </FeedDrop>,
  )
  const files = new DataTransfer()
  files.items.add(given.file)
  screen.container
    .querySelector('[role="status"]')
    ?.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }))
  await expect.element(page.getByText('Importing drop.txt')).toBeVisible()
  await expect.element(page.getByRole('meter', { name: /Importing drop\.txt/ })).toBeInTheDocument()
  await page.getByRole('button', { name: 'Stop' }).click()
  resolve(undefined)
  await expect.element(page.getByText('Stopped. Nothing was changed.')).toBeVisible()
  expect(rpc.feeds.finish).not.toHaveBeenCalled()
})

test('a file can be named the copy of a feed, and one that is refused says why', async () => {
  useGivenFiles.setState({ files: [] })
  vi.mocked(rpc.feeds.finish).mockRejectedValue(
    new Error("'drop.txt' was not taken: it holds no entry. Check the file."),
  )
  await renderPage(<FeedImport />)
  expect(await importFeed(given.file, 'spamhaus-drop-v4')).toBe(false)
  expect(rpc.feeds.open).toHaveBeenCalledWith({ fileName: 'drop.txt', as: 'spamhaus-drop-v4' })
  await expect.element(page.getByText(/Nothing was changed/)).toBeVisible()
  await expect.element(page.getByText(/it holds no entry/)).toBeVisible()
})
