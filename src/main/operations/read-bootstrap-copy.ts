import { formatBlock, parseBlock } from '../../shared/domain/block.ts'
import { type Bootstrap, readBootstrap, shippedBootstrap } from '../engine/registry/bootstrap.ts'
import type { Context } from './context.ts'

const KEY = 'registry-bootstrap'
const WEEK_MS = 7 * 24 * 60 * 60 * 1000
/** After a failed attempt nobody asks again before this. */
const PAUSE_MS = 6 * 60 * 60 * 1000
const files = ['https://data.iana.org/rdap/ipv4.json', 'https://data.iana.org/rdap/ipv6.json']

interface Copy {
  readonly triedAtMs: number
  readonly fetchedAtMs: number
  readonly entries: readonly (readonly [range: string, base: string])[]
}

/**
 * Which server answers for which space: IANA's word when it is at hand, refreshed weekly where `mayAsk`, else the
 * shipped copy. Never rejects for want of a network.
 */
export async function readBootstrapCopy(
  context: Context,
  mayAsk: boolean,
  signal: AbortSignal,
): Promise<Bootstrap> {
  const kept = readCopy(context.store.settings.get(KEY))
  const now = context.now()
  const due = now - (kept?.fetchedAtMs ?? 0) > WEEK_MS && now - (kept?.triedAtMs ?? 0) > PAUSE_MS
  const fetched = mayAsk && due ? await fetchBootstrap(context, signal) : null
  if (mayAsk && due && !signal.aborted) {
    const entries =
      fetched?.map(({ range, base }) => [formatBlock(range), base] as const) ?? kept?.entries ?? []
    const copy: Copy = { triedAtMs: now, fetchedAtMs: fetched ? now : (kept?.fetchedAtMs ?? 0), entries }
    context.store.settings.set(KEY, copy)
  }
  return fetched ?? entriesOf(kept) ?? shippedBootstrap(context.registry.rirs)
}

async function fetchBootstrap(
  { registry, version }: Context,
  signal: AbortSignal,
): Promise<Bootstrap | null> {
  const headers = { accept: 'application/json', 'user-agent': `Blockvet/${version}` }
  const parts: Bootstrap[] = []
  for (const url of files) {
    const reply = await registry.http.get({ url, headers, timeoutMs: 10_000, maxBytes: 1024 * 1024, signal })
    if (reply.kind !== 'answer' || reply.status !== 200) return null
    const part = readBootstrap(parseJson(reply.body))
    if (part === null) return null
    parts.push(part)
  }
  return parts.flat()
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return null
  }
}

function readCopy(value: unknown): Copy | null {
  if (typeof value !== 'object' || value === null) return null
  const { triedAtMs, fetchedAtMs, entries } = value as Partial<Copy>
  if (typeof triedAtMs !== 'number' || typeof fetchedAtMs !== 'number' || !Array.isArray(entries)) return null
  return { triedAtMs, fetchedAtMs, entries }
}

function entriesOf(copy: Copy | null): Bootstrap | null {
  const entries = (copy?.entries ?? []).flatMap(([text, base]) => {
    const parsed = parseBlock(text)
    return parsed.ok ? [{ range: parsed.block, base }] : []
  })
  return entries.length > 0 ? entries : null
}
