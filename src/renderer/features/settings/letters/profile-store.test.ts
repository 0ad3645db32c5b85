import { beforeEach, expect, test, vi } from 'vitest'
import { emptyProfile } from '../../../../shared/domain/profile.ts'
import { rpc } from '../../../rpc/client.ts'
import { changeProfile, flushProfile, loadProfile, useProfile } from './profile-store.ts'

vi.mock('../../../rpc/client.ts', () => ({
  rpc: {
    profile: { get: vi.fn<typeof rpc.profile.get>(), set: vi.fn<typeof rpc.profile.set>() },
  },
}))

const kept = { ...emptyProfile, company: 'Example Ltd' }

beforeEach(async () => {
  vi.resetAllMocks()
  vi.mocked(rpc.profile.set).mockImplementation(async (profile) => profile as never)
  await flushProfile()
  vi.mocked(rpc.profile.get).mockResolvedValue(kept)
  await loadProfile()
})

test('what is typed is kept once the typing pauses', async () => {
  changeProfile('contactName', 'A')
  changeProfile('contactName', 'Ann')
  expect(rpc.profile.set).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(rpc.profile.set).toHaveBeenCalledWith({ ...kept, contactName: 'Ann' }))
  expect(rpc.profile.set).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(useProfile.getState().said).toBe('Saved.'))
})

test('leaving keeps it at once, and a late answer does not undo it', async () => {
  changeProfile('contactName', 'Ann')
  await loadProfile()
  expect(useProfile.getState().profile?.contactName).toBe('Ann')
  await flushProfile()
  expect(rpc.profile.set).toHaveBeenCalledOnce()
})

test('what could not be kept stays in the field and is tried again', async () => {
  vi.mocked(rpc.profile.set).mockRejectedValueOnce(new Error('The disk is full.'))
  changeProfile('contactName', 'Ann')
  await flushProfile()
  expect(useProfile.getState()).toMatchObject({
    profile: { contactName: 'Ann' },
    failure: { message: 'The disk is full.' },
  })
  await flushProfile()
  expect(useProfile.getState()).toMatchObject({ said: 'Saved.', failure: null })
})
