import { expect, it } from 'vitest'
import { deepLinkAmong, readDeepLink } from './read-deep-link.ts'

it.each([
  ['blockvet://vet?block=203.0.113.0/24', '#/blocks/203.0.113.0%2F24'],
  ['blockvet://vet/?block=2001:db8::/48', '#/blocks/2001%3Adb8%3A%3A%2F48'],
  ['blockvet://vet?block=203.0.113.0%20-%20203.0.113.63', '#/blocks/203.0.113.0%20-%20203.0.113.63'],
])('%s shows the block', (link, hash) => expect(readDeepLink(link)).toBe(hash))

it.each([
  ['another scheme', 'https://vet?block=203.0.113.0/24'],
  ['another verb', 'blockvet://delete?block=203.0.113.0/24'],
  ['a path', 'blockvet://vet/../settings?block=203.0.113.0/24'],
  ['no block', 'blockvet://vet'],
  ['markup', 'blockvet://vet?block=<img src=x onerror=alert(1)>'],
  ['a script', 'blockvet://vet?block=javascript:alert(1)'],
  ['an option', 'blockvet://vet?block=203.0.113.0/24%20--catalog%20x'],
  ['a line end', 'blockvet://vet?block=203.0.113.0/24%0a1'],
  ['a very long text', `blockvet://vet?block=${'1'.repeat(101)}`],
  ['no address at all', 'blockvet://%'],
])('%s is no deep link', (_what, link) => expect(readDeepLink(link)).toBeNull())

it('is found among the arguments of a start', () => {
  expect(deepLinkAmong(['blockvet', '--flag', 'blockvet://vet?block=192.0.2.0/24'])).toBe(
    '#/blocks/192.0.2.0%2F24',
  )
  expect(deepLinkAmong(['blockvet', '.'])).toBeNull()
})
