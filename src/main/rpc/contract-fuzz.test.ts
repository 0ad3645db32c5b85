import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../../shared/contract/index.ts'
import { openPractice } from '../entry/wiring.ts'
import { createRouter } from './router.ts'

// Hostile questions to every procedure of the contract: no fault of the program, no polluted prototype. A page that
// was taken over could ask anything. FUZZ_QUESTIONS asks more than the handful of an ordinary run.
const QUESTIONS = Number(process.env['FUZZ_QUESTIONS'] ?? 150)
/** Streams and long operations are given up after this. */
const PATIENCE_MS = 50

type Call = (input: unknown, options: { readonly signal: AbortSignal }) => Promise<unknown>

/** A small generator with a seed, so that a failure can be met again (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const hostileTexts = [
  '',
  '\u0000',
  '../../etc/passwd',
  "'; DROP TABLE scans; --",
  '<img src=x onerror=alert(1)>',
  '=cmd|calc',
  '\u202Egnp.exe',
  '203.0.113.0/24',
  '203.0.113.1',
  '::/0',
  '0.0.0.0/0',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
  '🦊\uD800',
  'https://evil.example/',
  'file:///etc/passwd',
]
const hostileNumbers = [0, -1, 1.5, Number.MAX_SAFE_INTEGER, -1e308, Number.NaN, Number.POSITIVE_INFINITY]

function hostileValue(random: () => number, names: readonly string[], depth = 0): unknown {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const kind = random()
  if (kind < 0.3) return pick(hostileTexts)
  if (kind < 0.4) return pick(hostileNumbers)
  if (kind < 0.5) return pick([null, undefined, true, false])
  if (depth > 3) return {}
  if (kind < 0.65)
    return Array.from({ length: Math.floor(random() * 4) }, () => hostileValue(random, names, depth + 1))
  const entries = names
    .filter(() => random() < 0.7)
    .map((name) => [name, hostileValue(random, names, depth + 1)] as const)
  const value = Object.fromEntries(entries) as Record<string, unknown>
  if (random() < 0.2)
    Object.defineProperty(value, '__proto__', { value: { polluted: true }, enumerable: true })
  return value
}

/** Every name that occurs in a schema, so that questions get past the first check now and then. */
function namesOf(schema: unknown): string[] {
  const names = new Set<string>()
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('properties' in part) for (const name of Object.keys(part.properties as object)) names.add(name)
    for (const inner of Object.values(part)) walk(inner)
  }
  if (schema instanceof z.ZodType) walk(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  return [...names, '__proto__', 'constructor']
}

const procedures = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, procedure]) => ({
    name: `${noun}.${verb}`,
    noun,
    verb,
    names: namesOf((procedure as { '~orpc': { inputSchema?: unknown } })['~orpc'].inputSchema),
  })),
)

let practice: Awaited<ReturnType<typeof openPractice>>
const faults: unknown[] = []
beforeAll(async () => {
  practice = await openPractice('web')
})
afterAll(() => practice.close())

async function ask(call: Call, input: unknown): Promise<string> {
  const stopper = new AbortController()
  const timer = setTimeout(() => stopper.abort(), PATIENCE_MS)
  try {
    const answer = await call(input, { signal: stopper.signal })
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
      const iterator = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]()
      await iterator.next()
      await iterator.return?.()
    }
    return 'answered'
  } catch (error) {
    const { code } = error as { code?: unknown }
    return typeof code === 'string' ? code : stopper.signal.aborted ? 'given up' : `no code: ${String(error)}`
  } finally {
    clearTimeout(timer)
  }
}

it.each(procedures)(
  '$name bears hostile questions',
  async ({ noun, verb, names }) => {
    const client = createRouterClient(createRouter(practice.context, (fault) => faults.push(fault)))
    const call = (client as unknown as Record<string, Record<string, Call>>)[noun]?.[verb] as Call
    const random = randomFrom(20261126)
    const ends = new Map<string, number>()
    for (let i = 0; i < QUESTIONS; i++) {
      const end = await ask(call, hostileValue(random, names))
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
    expect(faults).toEqual([])
    expect([...ends.keys()].filter((end) => end === 'INTERNAL' || end.startsWith('no code'))).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  },
  QUESTIONS * 100 + 10_000,
)

it('the practice network still works after all of it', () => {
  expect(practice.context.store.scans.list().every(({ practice: made }) => made)).toBe(true)
})
