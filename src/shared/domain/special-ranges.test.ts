import { expect, test } from 'vitest'
import { parseBlock } from './block.ts'
import { describeSpecial, specialRangeOf } from './special-ranges.ts'

function block(text: string) {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

test.each([
  ['10.1.0.0/16', 'Private-Use'],
  ['203.0.113.7', 'Documentation (TEST-NET-3)'],
  ['192.0.0.0/16', 'IETF Protocol Assignments'],
  ['0.0.0.0/0', '"This network"'],
  ['255.255.255.255', 'Limited Broadcast'],
  ['239.1.2.3', 'Multicast'],
  ['3fff::/32', 'Documentation'],
  ['2001:db8:1::/48', 'Documentation'],
  ['4000::/16', 'Reserved by IETF'],
  ['100:0:0:1::1', 'Dummy IPv6 Prefix'],
])('%s is %s', (text, name) => expect(specialRangeOf(block(text))?.name).toBe(name))

test.each(['8.8.8.0/24', '100.128.0.0/16', '172.32.0.0/16', '2a00::/16', '2600::/32'])(
  '%s is ordinary',
  (text) => expect(specialRangeOf(block(text))).toBeNull(),
)

test('the refusal names registry and relation', () => {
  const inside = block('203.0.113.0/28')
  const special = specialRangeOf(inside)
  expect(special && describeSpecial(inside, special)).toBe(
    '203.0.113.0/28 is in 203.0.113.0/24, which IANA sets aside as Documentation (TEST-NET-3) (RFC 5737).',
  )
})
