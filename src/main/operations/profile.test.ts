import { expect, test } from 'vitest'
import { emptyProfile } from '../../shared/domain/profile.ts'
import { openTestContext } from './open-context.test-support.ts'
import { readProfile, saveProfile } from './profile.ts'

test('a profile is empty at first, kept as typed, and rid of control characters', () => {
  const context = openTestContext([])
  expect(readProfile(context)).toEqual(emptyProfile)
  saveProfile(context, {
    ...emptyProfile,
    contactName: 'Ann Example\r\nBcc: other@example.org',
    contactEmail: 'ann@example.org',
    causeFixed: 'Line one\nline two\u0007',
  })
  const kept = readProfile(context)
  expect(kept.contactName).toBe('Ann Example Bcc: other@example.org')
  expect(kept.causeFixed).toBe('Line one\nline two')
  expect(kept.phone).toBe('')
})

test.each(['ann', 'ann@example', 'ann@example.org, bob@example.org', 'Ann <ann@example.org>'])(
  '%s is no mail address, and nothing changes',
  (contactEmail) => {
    const context = openTestContext([])
    const wrong = { ...emptyProfile, contactName: 'Ann', contactEmail }
    expect(() => saveProfile(context, wrong)).toThrow(/no mail address/)
    expect(readProfile(context)).toEqual(emptyProfile)
  },
)

test('a stored profile that makes no sense any more is as good as none', () => {
  const context = openTestContext([])
  context.store.settings.set('profile', { contactName: 7, unknown: 'x' })
  expect(readProfile(context)).toEqual(emptyProfile)
})
