import { parseAddress } from '../../shared/domain/address.ts'

/** Resolver addresses out of a text field, or one sentence about the first that is wrong. */
export type ReadResolvers =
  | { readonly ok: true; readonly resolvers: readonly string[] }
  | { readonly ok: false; readonly problem: string }

/** Reads `IP`, `IPv4:PORT` and `[IPv6]:PORT`, separated by spaces or commas; 1 to 16 of them. */
export function readResolvers(text: string): ReadResolvers {
  const resolvers = text.split(/[\s,;]+/).filter((word) => word !== '')
  if (resolvers.length === 0) {
    return { ok: false, problem: 'Write the IP address of at least one resolver, like 192.0.2.53.' }
  }
  if (resolvers.length > 16) return { ok: false, problem: 'At most 16 resolvers can be used; remove some.' }
  const wrong = resolvers.find((word) => !isEndpoint(word))
  if (wrong !== undefined) {
    return {
      ok: false,
      problem: `'${wrong.slice(0, 60)}' is not an IP address; write one like 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53.`,
    }
  }
  return { ok: true, resolvers }
}

function isEndpoint(word: string): boolean {
  if (parseAddress(word)) return true
  const parts = /^(?:\[([0-9a-fA-F:.]+)\]|([\d.]+)):(\d{1,5})$/.exec(word)
  const port = Number(parts?.[3])
  return port >= 1 && port <= 65_535 && parseAddress(parts?.[1] ?? parts?.[2] ?? '') !== null
}
