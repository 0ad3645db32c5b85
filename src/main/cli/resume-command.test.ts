import { expect, test } from 'vitest'
import { resumeCommand } from './resume-command.ts'

test('names the scan, and the database only when it is not the usual one', () => {
  expect(resumeCommand('20261124-abcdef', undefined)).toBe('blockvet scan --resume 20261124-abcdef')
  expect(resumeCommand('20261124-abcdef', '/srv/vet/offers.db')).toBe(
    'blockvet scan --resume 20261124-abcdef --db /srv/vet/offers.db',
  )
})

test('a path that a shell would take apart is quoted', () => {
  expect(resumeCommand('x', "my offers/it's.db")).toBe(
    String.raw`blockvet scan --resume x --db 'my offers/it'\''s.db'`,
  )
})
