import { expect, test } from 'vitest'
import { answerRdap } from './answer-rdap.ts'
import { readPracticeRegistry } from './practice-registry.ts'

const registry = readPracticeRegistry(
  'test.yaml',
  `
networks:
  - { at: 198.51.96.0/20, handle: BIG, name: BIG, type: ALLOCATED PA, holder: Big, country: DE, registered: 2014-09-30, changed: 2024-02-12, abuse: abuse@big.example }
  - { at: 198.51.100.0/24, handle: SMALL, name: SMALL, type: ASSIGNED PA, holder: Small, country: DE, registered: 2019-05-02, changed: 2021-11-15 }
routes: [{ prefix: 198.51.96.0/20, asn: 64496, asName: BIG-AS }]
authorizations: []
`,
)

test.each([
  ['/ip/198.51.100.16/28', 200, 'SMALL'],
  ['/ip/198.51.100.7', 200, 'SMALL'],
  ['/ip/198.51.100.0/23', 200, 'BIG'],
  ['/ip/203.0.113.0/24', 404, undefined],
  ['/ip/nonsense', 400, undefined],
  ['/autnum/1', 400, undefined],
])('%s is answered with %i and the most specific network', (path, status, handle) => {
  const answer = answerRdap(registry, path)
  expect(answer.status).toBe(status)
  expect((answer.json as { handle?: string }).handle).toBe(handle)
})

test('a broken file is refused with its place', () => {
  expect(() => readPracticeRegistry('test.yaml', 'networks: [{ at: x }]')).toThrow(
    /test\.yaml is not valid at networks\.0\.at/,
  )
})
