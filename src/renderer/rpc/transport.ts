import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { wireSerializers } from '../../shared/contract/wire.ts'

/** One open line to the background, and the moment it breaks. */
export interface Line {
  readonly link: ClientLink<ClientContext>
  readonly closed: Promise<void>
}

const OPEN_TIMEOUT_MS = 5000

/** Opens a line: a MessagePort handed over by the desktop host, or a WebSocket to where the page came from. */
export const openLine = (): Promise<Line> => (location.protocol === 'app:' ? openPort() : openSocket())

async function openPort(): Promise<Line> {
  const port = await withTimeout(
    new Promise<MessagePort>((resolve) => {
      const onMessage = (event: MessageEvent): void => {
        const handed = event.ports[0]
        if (event.source !== window || event.data !== 'background:port' || !handed) return
        window.removeEventListener('message', onMessage)
        resolve(handed)
      }
      window.addEventListener('message', onMessage)
      window.postMessage('background:connect', location.origin)
    }),
  )
  const closed = new Promise<void>((resolve) => port.addEventListener('close', () => resolve()))
  const link = new PortLink({ port, customJsonSerializers: wireSerializers })
  port.start()
  return { link, closed }
}

async function openSocket(): Promise<Line> {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const websocket = new WebSocket(`${scheme}://${location.host}/rpc`)
  const closed = new Promise<void>((resolve) => websocket.addEventListener('close', () => resolve()))
  await withTimeout(
    new Promise<void>((resolve, reject) => {
      websocket.addEventListener('open', () => resolve(), { once: true })
      websocket.addEventListener('close', () => reject(new Error('closed')), { once: true })
    }),
  ).catch((error: unknown) => {
    websocket.close()
    throw error
  })
  return { link: new SocketLink({ websocket, customJsonSerializers: wireSerializers }), closed }
}

function withTimeout<T>(promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), OPEN_TIMEOUT_MS)
    void promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
