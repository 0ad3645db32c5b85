import { expect, test } from 'vitest'
import { buildReverseResponder } from './build-reverse-responder.ts'
import { readPracticeWorld } from './read-practice-world.ts'

const read = readPracticeWorld(
  'world.yaml',
  `ttlSeconds: 60
blocks: [192.0.2.0/24]
lists: {}
reverse:
  - { at: 192.0.2.0/30, name: "mx#.quay.example" }
  - { at: 192.0.2.8, name: "@.quay.example", leadsBack: false }
`,
)
if (!read.ok) throw new Error(read.problems.join(' '))
const respond = buildReverseResponder(read.world)
const ask = (name: string, type: string) => respond({ name, type, transport: 'udp', recursionDesired: true })

test('an address has its name, and the name leads back', () => {
  expect(ask('2.2.0.192.in-addr.arpa', 'PTR')).toMatchObject({ answers: [{ data: 'mx2.quay.example' }] })
  expect(ask('mx2.quay.example', 'A')).toMatchObject({ answers: [{ type: 'A', data: '192.0.2.2' }] })
})

test('a name may lead nowhere, and an address may have none', () => {
  expect(ask('8.2.0.192.in-addr.arpa', 'PTR')).toMatchObject({
    answers: [{ data: '192-0-2-8.quay.example' }],
  })
  expect(ask('192-0-2-8.quay.example', 'A')).toBeNull()
  expect(ask('9.2.0.192.in-addr.arpa', 'PTR')).toEqual({ kind: 'reply', rcode: 'NXDOMAIN' })
  expect(ask('2.0.192.in-addr.arpa', 'NS')).toEqual({ kind: 'reply', rcode: 'NXDOMAIN' })
})

test('everything else is for the lists to answer', () => expect(ask('zone.example', 'A')).toBeNull())
