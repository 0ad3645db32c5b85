import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { contract } from '../../shared/contract/index.ts'
import { wireSerializers } from '../../shared/contract/wire.ts'
import type { Context } from '../operations/context.ts'
import { openLines } from './open-lines.ts'
import { servePort } from './port-host.ts'
import { startWebHost } from './web-host.ts'

/** The contract as seen by one asker. */
export type Client = ContractRouterClient<typeof contract>

/** One client of a context, the faults that it heard of, and how to leave. */
export interface OpenClient {
  readonly client: Client
  readonly faults: unknown[]
  close(): Promise<void>
}

/** Every way to reach the operations of a context. */
export const transports: Readonly<Record<string, (context: Context) => Promise<OpenClient>>> = {
  'in-process': async (context) => {
    const faults: unknown[] = []
    const { client } = openLines(context, (fault) => faults.push(fault))
    return { client, faults, close: async () => {} }
  },
  'WebSocket on loopback': async (context) => {
    const faults: unknown[] = []
    const lines = openLines(context, (fault) => faults.push(fault))
    const host = await startWebHost({ lines, pageFolder: import.meta.dirname, port: 0 })
    const entered = await fetch(host.url, { redirect: 'manual' })
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { origin } = new URL(host.url)
    const websocket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } })
    await new Promise((resolve, reject) => websocket.on('open', resolve).on('error', reject))
    const link = new SocketLink({
      websocket: websocket as unknown as globalThis.WebSocket,
      customJsonSerializers: wireSerializers,
    })
    return { client: createORPCClient(link), faults, close: () => host.close() }
  },
  MessagePort: async (context) => {
    const faults: unknown[] = []
    const { port1, port2 } = new MessageChannel()
    servePort(
      openLines(context, (fault) => faults.push(fault)),
      port1,
    )
    const link = new PortLink({ port: port2, customJsonSerializers: wireSerializers })
    return { client: createORPCClient(link), faults, close: async () => port2.close() }
  },
}
