import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { shippedCatalogue } from '../catalogue/shipped-catalogue.test-support.ts'
import { readRejection } from './read-rejection.ts'
import { bareRejection } from './rejection.ts'
import { createUnderstanding } from './understand-rejection.ts'

const understand = createUnderstanding(shippedCatalogue(), [])

const file = readFileSync(path.join(import.meta.dirname, 'fixtures/replies.txt'), 'utf8')
const cases = [...file.matchAll(/^([^#\n].*)\n=> (\S+) (\S+) (\S+) (\S+) (\S+)$/gm)].map(
  ([, text = '', verdict = '', cause = '', operator = '', zone = '', address = '']) => ({
    text,
    expected: { verdict, cause, operator, zone, address },
  }),
)

test('the fixture was read whole', () => {
  expect(cases.length).toBe(file.match(/^=> /gm)?.length)
  expect(cases.length).toBeGreaterThan(130)
})

describe('replies of many mail servers', () => {
  test.each(cases)('$text', ({ text, expected }) => {
    const rejection = readRejection(text, Date.UTC(2026, 10, 26)) ?? bareRejection(text)
    const event = understand(rejection, 'test:1')
    const among = (value: string | null, wanted: string): string =>
      wanted.split('|').includes(value ?? '-') ? wanted : (value ?? '-')
    expect({
      verdict: among(event.blocked ? 'block' : 'no', expected.verdict),
      cause: among(event.cause, expected.cause),
      operator: among(event.operatorId, expected.operator),
      zone: among(event.zone, expected.zone),
      address: among(event.listedIp, expected.address),
    }).toEqual(expected)
  })
})
