import { beforeAll, describe, expect, it, vi } from 'vitest'

type Listener = (event: object) => void

const { listeners, send } = vi.hoisted(() => ({
  listeners: new Map<string, Listener>(),
  send: vi.fn<(channel: string) => void>(),
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
    expect(send).not.toHaveBeenCalled()
    listener?.({ source: page, data: 'background:connect' })
    expect(send).toHaveBeenCalledExactlyOnceWith('background:connect')
  })

  it('hands the port to the page of its own origin', () => {
    listeners.get('background:port')?.({ ports: ['page end'] })
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith('background:port', 'app://blockvet', [
      'page end',
    ])
  })
})
