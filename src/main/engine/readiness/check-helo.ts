import { formatAddress, parseAddress } from '../../../shared/domain/address.ts'
import { contains } from '../../../shared/domain/block.ts'
import type { ReadinessCheck } from '../../../shared/domain/mail-readiness.ts'
import { lookUp, same } from './ask.ts'
import { checkReverse } from './check-reverse.ts'
import type { DomainInput } from './domain-input.ts'

/** Does the name of the greeting lead to the block, and the PTR there back to the name? */
export async function checkHelo({ heloName, targets, ask }: DomainInput): Promise<readonly ReadinessCheck[]> {
  if (heloName === null) return []
  const { block } = targets
  const found = await lookUp(ask, heloName, block.family === 4 ? 'A' : 'AAAA')
  const inside = (found.kind === 'records' ? found.values : [])
    .map(parseAddress)
    .find((one) => one !== null && contains(block, { family: one.family, first: one.value, last: one.value }))
  const reverse = inside ? await checkReverse(inside, ask) : null
  const matches = reverse?.names.some((name) => same(name, heloName)) ?? false
  const unsure = found.kind === 'unknown' || (reverse?.state === 'unknown' && !matches)
  return [
    {
      id: 'helo',
      group: 'domain',
      title: 'The greeting name leads to the block, and back',
      state: unsure ? 'unknown' : matches ? 'pass' : 'fail',
      found:
        found.kind === 'unknown'
          ? `No answer (${found.why}).`
          : describe(heloName, inside ? formatAddress(inside) : null, reverse?.names ?? []),
      mend: 'Let the server greet with a name whose address is in the block, and set the PTR of that address to it.',
      source: 'RFC 5321 §4.1.4',
    },
  ]
}

function describe(name: string, address: string | null, names: readonly string[]): string {
  if (address === null) return `${name} has no address inside the block.`
  return `${name} is ${address}, whose PTR is ${names.length === 0 ? 'missing' : names.join(', ')}.`
}
