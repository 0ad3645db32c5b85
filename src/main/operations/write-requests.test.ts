import { expect, test } from 'vitest'
import { emptyProfile } from '../../shared/domain/profile.ts'
import { openTestContext } from './open-context.test-support.ts'
import { readProfile } from './profile.ts'
import { readTemplates, saveTemplates } from './request-texts.ts'
import { draftMail } from './save-draft-mail.ts'
import { writeRequests } from './write-requests.ts'

test('templates of the user are used in place of the shipped ones, refused when they cannot work, and given back', () => {
  const context = openTestContext([])
  const shipped = readTemplates(context, 'en')
  expect(shipped.own).toBe(false)
  const own = shipped.yaml.replace('"Hello,"', '"Good day,"')
  expect(saveTemplates(context, 'en', own)).toEqual({ language: 'en', yaml: own, own: true })
  const broken = own.replace('remove {addresses}', 'remove {nothing}')
  expect(() => saveTemplates(context, 'en', broken)).toThrow(/\{nothing\} is no value/)
  expect(() => saveTemplates(context, 'de', own)).toThrow(/it says en/)
  expect(readTemplates(context, 'en').yaml).toBe(own)
  expect(saveTemplates(context, 'en', null)).toEqual(shipped)
})

test('a mail goes from the profile to the operator, and no header can be smuggled in', () => {
  const context = openTestContext([])
  context.store.settings.set('profile', {
    ...emptyProfile,
    contactName: 'Änn',
    contactEmail: 'ann@example.org',
  })
  expect(readProfile(context).contactName).toBe('Änn')
  const mail = draftMail(context, {
    subject: 'S\r\nBcc: x@example.net',
    body: 'B\n',
    to: 'removal@example.net',
  })
  const [head = ''] = mail.split('\r\n\r\n')
  expect(head).toContain('From: =?UTF-8?B?w4Rubg==?= <ann@example.org>')
  expect(head).toContain('To: removal@example.net')
  expect(head).not.toMatch(/^Bcc/m)
  const smuggled = draftMail(context, { subject: 'S', body: 'B', to: 'a@example.net\r\nBcc: b@example.net' })
  expect(smuggled).not.toContain('a@example.net')
})

test('an unknown scan has no requests', () => {
  expect(() => writeRequests(openTestContext([]), 'nothing')).toThrow(/nothing/)
})
