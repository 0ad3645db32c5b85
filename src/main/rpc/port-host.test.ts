import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Lines } from './open-lines.ts'
import { openLines } from './open-lines.ts'
import { type Port, servePort } from './port-host.ts'

afterEach(() => void vi.restoreAllMocks())

describe('servePort', () => {
  it('reads both what Node and what Electron hand over, and starts the port last', () => {
    const heard: unknown[] = []
    const calls: string[] = []
    const listeners = new Map<string, (message?: unknown) => void>()
    const port: Port = {
      postMessage: () => calls.push('post'),
      on: (event: string, listener: (message?: unknown) => void) => {
        calls.push(`on ${event}`)
        listeners.set(event, listener)
      },
      start: () => calls.push('start'),
    }
    const take: Lines['take'] = (end) => end.onFrame((frame) => heard.push(frame))
    servePort({ take } as Lines, port)
    listeners.get('message')?.('node')
    listeners.get('message')?.({ data: 'electron', ports: [] })
    listeners.get('message')?.({ data: 7 })
    expect(heard).toEqual(['node', 'electron'])
    expect(calls).toEqual(['on message', 'start'])
  })

  it('survives frames that are no questions', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const { port1, port2 } = new MessageChannel()
    const written = vi.fn<(event: string) => void>()
    servePort(openLines({ log: { write: written } } as never), port1)
    for (const frame of ['', '{', 'null', '{"i":"1"}', '{"i":"1","p":{"u":"::"}}', 5, null])
      port2.postMessage(frame)
    await vi.waitFor(() => expect(written).toHaveBeenCalledExactlyOnceWith('malformed-frame', {}))
    expect(log).not.toHaveBeenCalled()
    port2.close()
  })
})
