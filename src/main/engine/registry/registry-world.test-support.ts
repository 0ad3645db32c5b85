import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Block } from '../../../shared/domain/block.ts'
import { blockSize, contains, parseBlock } from '../../../shared/domain/block.ts'
import type { NetworkReply } from './found-network.ts'
import type { RdapReply } from './rdap-client.ts'
import type { RegistryCache } from './registry-cache.ts'
import { type Rir, readRirs } from './rir.ts'

/** One network of a scripted registry, as an RDAP object without its range. */
export interface ScriptedNetwork {
  readonly at: string
  readonly [member: string]: unknown
}

/** The shipped registries. */
export const shippedRirs = (): readonly Rir[] =>
  readRirs(readFileSync(path.join(import.meta.dirname, '../../../../resources/registry/rirs.yaml'), 'utf8'))

/** Reads a block that is known to be one. */
export function blockOf(text: string): Block {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

/** An RDAP server that knows these networks; `asked` keeps the paths in order. */
export function scriptedRdap(
  networks: readonly ScriptedNetwork[],
  override: (url: string) => RdapReply | null = () => null,
) {
  const asked: string[] = []
  const get = async (url: string): Promise<RdapReply> => {
    asked.push(new URL(url).pathname)
    const special = override(url)
    if (special) return special
    const text = /\/ip\/(.+)$/.exec(new URL(url).pathname)?.[1]
    if (text === undefined) return { kind: 'unsupported', url }
    const block = blockOf(text)
    const found = networks
      .filter(({ at }) => contains(blockOf(at), block))
      .toSorted((a, b) => Number(blockSize(blockOf(a.at)) - blockSize(blockOf(b.at))))[0]
    return found ? { kind: 'object', url, value: rdapObject(found) } : { kind: 'not-found', url }
  }
  return { asked, get }
}

/** The RDAP object of a scripted network. */
export function rdapObject({ at, ...members }: ScriptedNetwork): unknown {
  const { family, first, last } = blockOf(at)
  const text = (value: bigint): string =>
    family === 4
      ? [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
      : value
          .toString(16)
          .padStart(32, '0')
          .replace(/(.{4})(?!$)/g, '$1:')
  return { objectClassName: 'ip network', startAddress: text(first), endAddress: text(last), ...members }
}

/** A cache in memory that follows the rule of RegistryCache. */
export function memoryCache(): RegistryCache & { readonly kept: { asked: Block; reply: NetworkReply }[] } {
  const kept: { asked: Block; reply: NetworkReply }[] = []
  return {
    kept,
    find: (block) =>
      kept.find(({ asked, reply }) =>
        reply.kind === 'network'
          ? contains(block, asked) && contains(reply.found.range, block)
          : asked.first === block.first && asked.last === block.last,
      )?.reply ?? null,
    keep: (asked, reply) => void kept.push({ asked, reply }),
  }
}
