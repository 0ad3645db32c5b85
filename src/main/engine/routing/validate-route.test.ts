import { describe, expect, test } from 'vitest'
import { type Block, parseBlock } from '../../../shared/domain/block.ts'
import { describeRpki, validateRoute, worstRpki } from './validate-route.ts'

const block = (text: string): Block => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}
const route = (text: string, asn: number) => ({ range: block(text), asn })
const vrp = (prefix: string, asn: number, maxLength: number) => ({ prefix, asn, maxLength })

describe('route origin validation (RFC 6811)', () => {
  test.each([
    ['the AS and the length match', route('192.0.2.0/24', 64500), [vrp('192.0.2.0/24', 64500, 24)], 'valid'],
    [
      'a shorter authorization allows the length',
      route('192.0.2.0/24', 64500),
      [vrp('192.0.0.0/16', 64500, 24)],
      'valid',
    ],
    [
      'one of several matches',
      route('192.0.2.0/24', 64500),
      [vrp('192.0.2.0/24', 64501, 24), vrp('192.0.2.0/24', 64500, 24)],
      'valid',
    ],
    ['the route is too long', route('192.0.2.0/25', 64500), [vrp('192.0.2.0/24', 64500, 24)], 'invalid'],
    ['another AS is meant', route('192.0.2.0/24', 64501), [vrp('192.0.2.0/24', 64500, 24)], 'invalid'],
    ['nobody may announce it (AS0)', route('192.0.2.0/24', 0), [vrp('192.0.2.0/24', 0, 24)], 'invalid'],
    [
      'the authorization is more specific than the route',
      route('192.0.0.0/16', 64500),
      [vrp('192.0.2.0/24', 64501, 24)],
      'not-found',
    ],
    ['there is none', route('192.0.2.0/24', 64500), [], 'not-found'],
    ['there is no data', route('192.0.2.0/24', 64500), null, 'unknown'],
    ['the range is no prefix', route('192.0.2.0-192.0.2.9', 64500), [], 'unknown'],
    ['IPv6 matches likewise', route('2001:db8:1::/48', 64500), [vrp('2001:db8::/32', 64500, 48)], 'valid'],
  ])('%s', (_, one, authorizations, state) => {
    expect(validateRoute(one, authorizations)).toBe(state)
  })
})

test('one bad announcement spoils all, and unknown is never valid', () => {
  expect(worstRpki(['valid', 'invalid'])).toBe('invalid')
  expect(worstRpki(['valid', 'unknown'])).toBe('unknown')
  expect(worstRpki(['valid', 'not-found'])).toBe('not-found')
  expect(worstRpki(['valid', 'valid'])).toBe('valid')
  expect(worstRpki([])).toBe('unknown')
})

test('the sentence says what is wrong, or what is loose', () => {
  const one = route('192.0.2.0/24', 64501)
  expect(describeRpki([one], [vrp('192.0.2.0/24', 64500, 24), vrp('192.0.2.0/24', 0, 24)])).toContain(
    'the holder names AS64500, nobody (AS0)',
  )
  expect(describeRpki([route('192.0.2.0/25', 64500)], [vrp('192.0.2.0/24', 64500, 24)])).toContain(
    'longer than its authorization allows',
  )
  expect(describeRpki([route('192.0.2.0/24', 64500)], [vrp('192.0.2.0/24', 64500, 28)])).toContain(
    'down to /28',
  )
  expect(describeRpki([one], [])).toContain('no authorization (ROA)')
  expect(describeRpki([one], null)).toBeNull()
})
