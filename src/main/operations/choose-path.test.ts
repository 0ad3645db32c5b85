import { expect, test } from 'vitest'
import type { PathKind } from '../../shared/domain/path.ts'
import { choosePath } from './choose-path.ts'
import type { Context } from './context.ts'

/** As much of a context as choosing a path looks at. */
function contextWith(practice: boolean): Context {
  const systemResolvers = () => [{ address: '127.0.0.1', port: 5399 }]
  return { practice, systemResolvers } as unknown as Context
}

const wish = (pathKind: PathKind, ...resolvers: string[]) => ({ pathKind, resolvers })

test('takes the path that was asked for', () => {
  const context = contextWith(false)
  expect(choosePath(context, wish('system'))).toEqual({ kind: 'system', servers: ['127.0.0.1:5399'] })
  expect(choosePath(context, wish('resolver', '192.0.2.53'))).toEqual({
    kind: 'resolver',
    servers: ['192.0.2.53:53'],
  })
  expect(choosePath(context, wish('direct'))).toEqual({ kind: 'direct', servers: [] })
})

test('refuses a resolver path without a resolver, or with one that is no address', () => {
  expect(() => choosePath(contextWith(false), wish('resolver'))).toThrow('No resolver was named')
  expect(() => choosePath(contextWith(false), wish('resolver', 'dns.example'))).toThrow("'dns.example'")
})

test.each([wish('system'), wish('direct'), wish('resolver', '192.0.2.53')])(
  'in practice nothing leaves the machine, whatever was asked for: %j',
  (order) => {
    expect(choosePath(contextWith(true), order)).toEqual({ kind: 'system', servers: ['127.0.0.1:5399'] })
  },
)
