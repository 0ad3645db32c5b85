import { expect, test } from 'vitest'
import { readResolvers } from './read-resolvers.ts'

test('addresses with and without port, of both families', () => {
  expect(readResolvers('192.0.2.53, [2001:db8::53]:5353\n198.51.100.1:53')).toEqual({
    ok: true,
    resolvers: ['192.0.2.53', '[2001:db8::53]:5353', '198.51.100.1:53'],
  })
})

test('the first wrong word is named', () => {
  for (const wrong of ['resolver.example', '192.0.2.53:0', '192.0.2.53:99999', '192.0.2']) {
    const read = readResolvers(`192.0.2.1 ${wrong}`)
    expect(read.ok ? '' : read.problem).toContain(`'${wrong}'`)
  }
  expect(readResolvers('  ').ok).toBe(false)
})
