import type { DnsAnswer, RecordType } from '../../../shared/domain/dns-answer.ts'

/** Asks one question at the pace and through the resolvers of whoever handed it in. Never rejects. */
export type Ask = (name: string, type: RecordType) => Promise<DnsAnswer>

/** What a look-up says: records, a valid no, or nothing that can be believed. */
export type Found<Value> =
  /** `owner` is the name that CNAMEs led to. */
  | { readonly kind: 'records'; readonly values: readonly Value[]; readonly owner: string }
  | { readonly kind: 'none'; readonly nxdomain: boolean; readonly owner: string }
  | { readonly kind: 'unknown'; readonly why: string }

/** Most CNAMEs to follow inside one answer. */
const LONGEST_CHAIN = 8

/** Records of a type for a name, CNAMEs inside the answer followed. */
export async function lookUp(ask: Ask, name: string, type: RecordType): Promise<Found<string>> {
  const answer = await ask(name, type)
  if (answer.kind === 'failure') return { kind: 'unknown', why: answer.cause }
  const owner = followChain(answer, name)
  if (answer.rcode === 'NXDOMAIN') return { kind: 'none', nxdomain: true, owner }
  if (answer.rcode !== 'NOERROR') return { kind: 'unknown', why: answer.rcode }
  const values = answer.answers.filter((record) => record.type === type && same(record.name, owner))
  if (values.length === 0) return { kind: 'none', nxdomain: false, owner }
  return { kind: 'records', values: values.map(({ data }) => data), owner }
}

/** The name that CNAMEs of the answer lead to. */
function followChain(answer: Extract<DnsAnswer, { kind: 'response' }>, name: string): string {
  let owner = name
  for (let hops = 0; hops < LONGEST_CHAIN; hops++) {
    const alias = answer.answers.find((record) => record.type === 'CNAME' && same(record.name, owner))
    if (!alias) return owner
    owner = alias.data
  }
  return owner
}

/** Names compared as DNS does: without case, without a trailing dot. */
export const same = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '')
