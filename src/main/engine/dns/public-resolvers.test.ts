import { expect, test } from 'vitest'
import { describePublicResolver } from './public-resolvers.ts'

test('a public resolver is named with what to do about it', () => {
  const warning = describePublicResolver({ address: '8.8.8.8', port: 53 })
  expect(warning).toMatchObject({ code: 'public-resolver', server: '8.8.8.8:53' })
  expect(warning?.text).toContain('Google Public DNS')
  expect(describePublicResolver({ address: '2620:fe::fe', port: 53 })?.text).toContain('Quad9')
})

test('any other resolver passes', () => {
  expect(describePublicResolver({ address: '192.0.2.53', port: 53 })).toBeNull()
})
