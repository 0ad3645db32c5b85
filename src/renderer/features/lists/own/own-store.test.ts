import { beforeEach, expect, test, vi } from 'vitest'
import type { OwnFile, OwnLists } from '../../../../shared/domain/own-file.ts'
import { rpc } from '../../../rpc/client.ts'
import { useToast } from '../../../ui/toast-store.ts'
import { checkText, edit, loadOwn, probeText, removeFile, saveText, useOwn } from './own-store.ts'

vi.mock('../../../rpc/client.ts', () => ({
  rpc: {
    lists: {
      own: vi.fn<typeof rpc.lists.own>(),
      checkOwn: vi.fn<typeof rpc.lists.checkOwn>(),
      removeOwn: vi.fn<typeof rpc.lists.removeOwn>(),
      saveOwn: vi.fn<typeof rpc.lists.saveOwn>(),
      probeOwn: vi.fn<typeof rpc.lists.probeOwn>(),
      catalogue: vi.fn<typeof rpc.lists.catalogue>(),
      recentHealth: vi.fn<typeof rpc.lists.recentHealth>(),
    },
  },
}))

const file = (change: Partial<OwnFile> = {}): OwnFile => ({
  name: 'mine.yaml',
  text: 'lists: []',
  problems: [],
  listIds: ['mine'],
  changedIds: [],
  ...change,
})
const own = (...files: readonly OwnFile[]): OwnLists => ({ folder: '/data/own-catalogue', files })

beforeEach(() => {
  vi.resetAllMocks()
  useOwn.setState(useOwn.getInitialState(), true)
})

test('the first file is opened; what is being typed is not replaced', async () => {
  vi.mocked(rpc.lists.own).mockResolvedValue(own(file()))
  await loadOwn()
  expect(useOwn.getState()).toMatchObject({ name: 'mine.yaml', text: 'lists: []', isChanged: false })
  edit({ text: 'lists: [7]' })
  await loadOwn()
  expect(useOwn.getState()).toMatchObject({ text: 'lists: [7]', isChanged: true })
})

test('without a file a template waits to be saved', async () => {
  vi.mocked(rpc.lists.own).mockResolvedValue(own())
  await loadOwn()
  expect(useOwn.getState()).toMatchObject({ name: 'own.yaml', isChanged: true })
  expect(useOwn.getState().text).toContain('zone: bl.example.org')
})

test('what was found wrong with an older text is not shown beside a newer one', async () => {
  vi.mocked(rpc.lists.checkOwn).mockImplementation((async () => {
    edit({ text: 'newer' })
    return file({ problems: ['wrong'] })
  }) as never)
  edit({ name: 'mine.yaml', text: 'older' })
  await checkText('mine.yaml', 'older')
  expect(useOwn.getState().checked).toBeNull()
})

test('a refused save says why and keeps the text', async () => {
  vi.mocked(rpc.lists.saveOwn).mockRejectedValue(new Error('The disk is full.'))
  edit({ text: 'lists: [7]' })
  await saveText()
  expect(useOwn.getState()).toMatchObject({ text: 'lists: [7]', isChanged: true })
  expect(useOwn.getState().failure?.message).toBe('The disk is full.')
})

test('a deleted file can be put back as it was', async () => {
  vi.mocked(rpc.lists.own).mockResolvedValue(own(file()))
  vi.mocked(rpc.lists.removeOwn).mockResolvedValue(own())
  vi.mocked(rpc.lists.saveOwn).mockResolvedValue(own(file()))
  await loadOwn()
  await removeFile('mine.yaml')
  expect(useOwn.getState().own?.files).toEqual([])
  useToast.getState().toast?.undo?.()
  await vi.waitFor(() => expect(useOwn.getState().own?.files).toHaveLength(1))
  expect(rpc.lists.saveOwn).toHaveBeenCalledWith({ name: 'mine.yaml', text: 'lists: []' })
})

test('findings of a test come one by one', async () => {
  const finding = { listId: 'mine', health: 'healthy', reason: '', marked: false, answers: [], probedAt: '' }
  vi.mocked(rpc.lists.probeOwn).mockResolvedValue(
    (async function* () {
      yield finding
    })() as never,
  )
  await probeText()
  expect(useOwn.getState()).toMatchObject({ findings: [{ listId: 'mine' }], probing: null })
})
