import { ORPCError } from '@orpc/client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Context } from '../operations/context.ts'
import { type OpenClient, transports } from './open-clients.test-support.ts'

/** Watchers of the scan `live` right now. */
let watchers = 0
async function* watchForever(signal: AbortSignal): AsyncGenerator<object, void> {
  watchers++
  try {
    yield { kind: 'snapshot' }
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  } finally {
    watchers--
  }
}

/** A context whose store knows no scan, and breaks when asked for the scan `broken`. */
const context = {
  host: 'web',
  version: '1.2.3',
  practice: false,
  practiceOffer: null,
  practiceReplies: null,
  allowSpecial: false,
  catalogue: { version: 'c1', lists: [], removals: [] },
  running: new Map([['live', { watch: watchForever }]]),
  store: {
    scans: {
      get: (scanId: string) => {
        if (scanId === 'broken') throw new TypeError('cannot read /home/someone/.config/blockvet.db')
        return null
      },
    },
  },
} as unknown as Context

const remote = Object.entries(transports).filter(([name]) => name !== 'in-process')

let open: OpenClient
afterEach(() => open.close())

async function failureOf(work: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await work.then(
    () => new Error('nothing failed'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError) return error
  throw error
}

async function drain(stream: Promise<AsyncIterable<unknown>>): Promise<void> {
  for await (const item of await stream) void item
}

describe.each(Object.entries(transports))('over %s', (_name, connect) => {
  it('answers', async () => {
    open = await connect(context)
    expect(await open.client.app.about()).toMatchObject({ version: '1.2.3', lists: 0 })
  })

  it("keeps an operation's sentence and what to do next", async () => {
    open = await connect(context)
    const error = await failureOf(open.client.scans.get({ scanId: 'none' }))
    expect(error).toMatchObject({ code: 'NOT_FOUND', status: 404, defined: true })
    expect(error.message).toBe("There is no scan 'none'.")
    expect(error.data).toEqual({ next: expect.stringMatching(/Check the id/) })
    expect(open.faults).toEqual([])
  })

  it('keeps it in a stream too', async () => {
    open = await connect(context)
    const error = await failureOf(drain(open.client.scans.watch({ scanId: 'none' })))
    expect(error).toMatchObject({ code: 'NOT_FOUND', defined: true })
    expect(error.data).toEqual({ next: expect.stringMatching(/Check the id/) })
  })

  it('tells nothing of the inside of a fault', async () => {
    open = await connect(context)
    const calls = [
      failureOf(open.client.scans.get({ scanId: 'broken' })),
      failureOf(drain(open.client.scans.watch({ scanId: 'broken' }))),
    ]
    for (const call of calls) {
      const error = await call
      expect(error).toMatchObject({ code: 'INTERNAL', status: 500, defined: true })
      expect(JSON.stringify([error.message, error.data])).not.toMatch(/someone|TypeError|\.ts/)
    }
    expect(open.faults).toEqual([expect.any(TypeError), expect.any(TypeError)])
  })

  it('ends a stream when its reader leaves', async () => {
    open = await connect(context)
    for await (const event of await open.client.scans.watch({ scanId: 'live' })) {
      expect(event).toEqual({ kind: 'snapshot' })
      expect(watchers).toBe(1)
      break
    }
    await vi.waitFor(() => expect(watchers).toBe(0))
    expect(open.faults).toEqual([])
  })

  it('says which part of a request cannot be used', async () => {
    open = await connect(context)
    const error = await failureOf(open.client.scans.get({ scanId: '' }))
    expect(error).toMatchObject({ code: 'BAD_INPUT', defined: true })
    expect(error.message).toContain("'scanId'")
    const odd = { scanId: 'none', more: 1 } as { scanId: string }
    expect(await failureOf(open.client.scans.get(odd))).toMatchObject({ code: 'BAD_INPUT' })
    expect(open.faults).toEqual([])
  })
})

describe.each(remote)('a stream over %s', (_name, connect) => {
  it('ends when the line breaks', async () => {
    open = await connect(context)
    const stream = await open.client.scans.watch({ scanId: 'live' })
    await stream.next()
    expect(watchers).toBe(1)
    await open.close()
    await vi.waitFor(() => expect(watchers).toBe(0))
  })

  it('ends when its reader gives it up', async () => {
    open = await connect(context)
    const leave = new AbortController()
    const stream = await open.client.scans.watch({ scanId: 'live' }, { signal: leave.signal })
    await stream.next()
    leave.abort()
    await vi.waitFor(() => expect(watchers).toBe(0))
    expect(open.faults).toEqual([])
  })
})
