import { beforeEach, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import { rpc } from '../../rpc/client.ts'
import { changeSettings, loadSettings, useSettings } from './settings-store.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: { settings: { get: vi.fn<typeof rpc.settings.get>(), set: vi.fn<typeof rpc.settings.set>() } },
}))

beforeEach(async () => {
  vi.resetAllMocks()
  vi.mocked(rpc.settings.get).mockResolvedValue(defaultSettings)
  vi.mocked(rpc.settings.set).mockImplementation((next) => Promise.resolve(next))
  await loadSettings()
})

test('a change is shown at once and saved whole', async () => {
  const saving = changeSettings({ preset: 'quick' })
  expect(useSettings.getState()).toMatchObject({ settings: { preset: 'quick' }, saving: 'saving' })
  await saving
  expect(rpc.settings.set).toHaveBeenCalledWith({ ...defaultSettings, preset: 'quick' })
  expect(useSettings.getState().saving).toBe('saved')
})

test('a resolver path without a resolver is shown and not saved', async () => {
  await changeSettings({ pathKind: 'resolver' })
  expect(useSettings.getState()).toMatchObject({ settings: { pathKind: 'resolver' }, saving: 'incomplete' })
  expect(rpc.settings.set).not.toHaveBeenCalled()
})

test('what could not be saved says so and stays on screen', async () => {
  vi.mocked(rpc.settings.set).mockRejectedValue(new Error('The disk is full.'))
  await changeSettings({ appearance: 'dark' })
  expect(useSettings.getState()).toMatchObject({
    settings: { appearance: 'dark' },
    saving: 'failed',
    failure: { message: 'The disk is full.' },
  })
})

test('an answer that is older than a change does not undo it', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof defaultSettings>()
  vi.mocked(rpc.settings.get).mockReturnValue(promise)
  const loading = loadSettings()
  await changeSettings({ preset: 'quick' })
  resolve(defaultSettings)
  await loading
  expect(useSettings.getState()).toMatchObject({ settings: { preset: 'quick' }, saving: 'saved' })
})
