import { beforeEach, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../shared/contract/settings.ts'
import { emptyProfile } from '../../../shared/domain/profile.ts'
import { rpc } from '../../rpc/client.ts'
import { importSettings, readSettingsFile, writeSettingsFile } from './transfer-settings.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: {
    settings: { get: vi.fn<typeof rpc.settings.get>(), set: vi.fn<typeof rpc.settings.set>() },
    profile: { get: vi.fn<typeof rpc.profile.get>(), set: vi.fn<typeof rpc.profile.set>() },
  },
}))
const file = (text: string): File => new File([text], 'mine.json')
const profile = { ...emptyProfile, contactName: 'A. Buyer' }

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(rpc.settings.get).mockResolvedValue(defaultSettings)
  vi.mocked(rpc.profile.get).mockResolvedValue(emptyProfile)
})

test('what was written is read back', () => {
  expect(readSettingsFile(writeSettingsFile(defaultSettings, profile))).toEqual({
    settings: defaultSettings,
    profile,
  })
})

test('other files are refused and change nothing', async () => {
  for (const text of ['', '[]', 'null', '{"format":"blockvet-settings","version":2,"settings":{}}', '{']) {
    expect(readSettingsFile(text)).toBeNull()
    expect(await importSettings(file(text))).toContain('mine.json')
  }
  const wrong = JSON.stringify({
    format: 'blockvet-settings',
    version: 1,
    settings: {},
    profile: { role: 4 },
  })
  expect(await importSettings(file(wrong))).toMatch(/^Nothing was changed/)
  expect(rpc.settings.set).not.toHaveBeenCalled()
})

test('known names are taken over, others are left out', async () => {
  const text = JSON.stringify({
    format: 'blockvet-settings',
    version: 1,
    settings: { hourlyRate: 80, constructor: 1, later: true },
  })
  expect(await importSettings(file(text))).toMatch(/^Taken over/)
  expect(rpc.settings.set).toHaveBeenCalledWith({ ...defaultSettings, hourlyRate: 80 })
})

test('when the profile is refused, the settings of before are put back', async () => {
  vi.mocked(rpc.profile.set).mockRejectedValue(new Error('no'))
  const text = writeSettingsFile({ ...defaultSettings, hourlyRate: 80 }, profile)
  expect(await importSettings(file(text))).toMatch(/^Nothing was changed/)
  expect(rpc.settings.set).toHaveBeenLastCalledWith(defaultSettings)
})
