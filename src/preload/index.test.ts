import { beforeAll, describe, expect, it, vi } from 'vitest'

type Listener = (event: object, word?: unknown) => void

const { listeners, send } = vi.hoisted(() => ({
  listeners: new Map<string, Listener>(),
  send: vi.fn<(channel: string, word: string) => void>(),
}))
vi.mock('electron', () => ({
  ipcRenderer: { on: (name: string, listener: Listener) => listeners.set(name, listener), send },
}))

const page = {
  addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
  postMessage: vi.fn<(...args: unknown[]) => void>(),
}

beforeAll(async () => {
  vi.stubGlobal('window', page)
  vi.stubGlobal('location', { origin: 'app://blockvet' })
  await import('./index.ts')
})

describe('the preload', () => {
  it('asks for a port when the page itself asks, and for nothing else', () => {
    const listener = listeners.get('message')
    listener?.({ source: {}, data: 'background:connect' })
    listener?.({ source: page, data: 'something else' })
    for (const data of ['saved:reveal:../x', 'files:take:all', { toString: () => 'files:take' }])
      listener?.({ source: page, data })
    expect(send).not.toHaveBeenCalled()
    listener?.({ source: page, data: 'background:connect' })
    expect(send).toHaveBeenCalledExactlyOnceWith('page:word', 'background:connect')
  })

  it('hands the port to the page of its own origin', () => {
    listeners.get('shell:word')?.({ ports: ['page end'] }, 'background:port')
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith('background:port', 'app://blockvet', [
      'page end',
    ])
  })
})
