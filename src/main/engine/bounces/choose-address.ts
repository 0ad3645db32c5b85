import { type Address, formatAddress } from '../../../shared/domain/address.ts'
import { type Block, contains, parseBlock } from '../../../shared/domain/block.ts'
import type { FoundAddress } from './find-addresses.ts'

/** What is known beside the text. */
export interface AddressHints {
  /** Address of the server that refused: never ours. */
  readonly remote: Address | null
  /** Our address by the log's own account. */
  readonly own: Address | null
  /** Blocks that the user says are ours; empty = not said. */
  readonly ours: readonly Block[]
}

const NOT_OURS =
  /(?:resolver|name ?server|dns(?: server)?|dns ip|returnc\/pub|helo|ehlo|giving up on|\bmx)[^a-z0-9]{0,4}(?:is |ip |address |= ?|<\[)?\W{0,3}$/i
const NAMED =
  /(?:client|connecting|sending|sender|source|remote|your|host|server|mta|smtp|ip|ips|address|addr|adresse|messages?|mails?|e-?mails?|from|521|relay|peer)(?: (?:ip|host|address|server|is|of|from|ip-address|adresse|mail|mta))*\W{1,4}$/i
const SAID_OF =
  /^[\])>"']{0,2}\W{0,3}(?:is|was|has|have|are|found|listed|black|block|banned|reject|on|in|not|auf|steht|est|se)\b/i
const IN_LINK = /https?:\/\/[^\s<>"]*[/?=&:]$/i
const LINK_HOST = /:\/\/\[?$/

/**
 * Which of the addresses in a reply is the refused one, or null: never a return code (127/8), the refusing server,
 * somebody's resolver, or the host of a web address.
 */
export function chooseAddress(
  text: string,
  found: readonly FoundAddress[],
  hints: AddressHints,
): string | null {
  let best: { readonly address: Address; readonly score: number } | null = null
  for (const one of found) {
    const score = scoreAddress(text, one, hints)
    if (score > (best?.score ?? 0)) best = { address: one.address, score }
  }
  if (best) return formatAddress(best.address)
  const own = hints.own
  return own && (isOurs(own, hints.ours) || !isPrivate(own)) ? formatAddress(own) : null
}

function scoreAddress(text: string, one: FoundAddress, { remote, ours }: AddressHints): number {
  const { address, index, end } = one
  if (isNeverSender(address)) return 0
  const before = text.slice(Math.max(0, index - 80), index)
  const after = text.slice(end, end + 20)
  if (LINK_HOST.test(before) || before.endsWith('@') || before.endsWith('@[') || NOT_OURS.test(before))
    return 0
  const isRemote = remote !== null && same(remote, address)
  const score = scorePlace(before, after, one)
  // A server rarely names itself, and then not as the one that is refused.
  if (isRemote && score < 80) return 0
  const bonus = (isOurs(address, ours) ? 100 : 0) - (isPrivate(address) ? 30 : 0) - (isRemote ? 30 : 0)
  return score + bonus
}

function scorePlace(before: string, after: string, one: FoundAddress): number {
  if (one.reversedIn) return 80
  if (IN_LINK.test(before)) return 90
  if (NAMED.test(before)) return 95
  if (SAID_OF.test(after)) return 85
  if (/[[(<]\s{0,2}$/.test(before)) return 60
  // `- 4.16.55.1;` in Yahoo's replies is a code.
  return before.endsWith('- ') && after.startsWith(';') ? 0 : 40
}

const same = (a: Address, b: Address): boolean => a.family === b.family && a.value === b.value

const asBlock = ({ family, value }: Address): Block => ({ family, first: value, last: value })

const isOurs = (address: Address, ours: readonly Block[]): boolean =>
  ours.some((block) => contains(block, asBlock(address)))

/** Loopback (return codes), "this network", and broadcast: never the source of a mail. */
function isNeverSender({ family, value }: Address): boolean {
  if (family === 6) return value <= 1n
  const first = value >> 24n
  return first === 127n || first === 0n || value === 0xffffffffn
}

const privateBlocks: readonly Block[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
  'fe80::/10',
].flatMap((text) => {
  const parsed = parseBlock(text)
  return parsed.ok ? [parsed.block] : []
})

const isPrivate = (address: Address): boolean => isOurs(address, privateBlocks)
