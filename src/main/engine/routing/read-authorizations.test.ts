import { expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import { readAuthorizations } from './read-authorizations.ts'

const ranges = ['192.0.2.0/24', '2001:db8:1::/48'].map((text) => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
})

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const file = JSON.stringify({
  metadata: { generated: 1_790_000_000, counts: { roas: 6 } },
  roas: [
    { asn: 64500, prefix: '192.0.2.0/24', maxLength: 24, ta: 'arin', expires: 1_790_100_000 },
    { asn: 'AS64501', prefix: '192.0.0.0/16', maxLength: 20, ta: 'ripe' },
    { asn: 0, prefix: '2001:db8::/32', maxLength: 128 },
    { asn: 64502, prefix: '192.0.2.0/25', maxLength: 25 },
    { asn: 64503, prefix: '203.0.113.0/24', maxLength: 24 },
    { asn: 'many', prefix: '192.0.2.0/24', maxLength: 24 },
    { asn: 64504, prefix: '192.0.2.0/24' },
    { asn: 64500, prefix: '192.0.2.0/24', maxLength: 24, ta: 'arin' },
  ],
})

test.each([7, 64, 1_000_000])(
  'reads what covers the ranges, whatever the pieces (%i characters)',
  async (size) => {
    expect(await readAuthorizations(inPieces(file, size), ranges)).toEqual([
      { asn: 64500, prefix: '192.0.2.0/24', maxLength: 24 },
      { asn: 64501, prefix: '192.0.0.0/16', maxLength: 20 },
      { asn: 0, prefix: '2001:db8::/32', maxLength: 128 },
      { asn: 64504, prefix: '192.0.2.0/24', maxLength: 24 },
    ])
  },
)

test.each(['', '<html>Sorry</html>', '{"roas":[]}', '{{{{{{', `{"a":"${'x'.repeat(100_000)}`])(
  'a file that is none gives no data, never "not found"',
  async (text) => {
    expect(await readAuthorizations(inPieces(text, 1000), ranges)).toBeNull()
  },
)
