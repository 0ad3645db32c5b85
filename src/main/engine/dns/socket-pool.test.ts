import { expect, test } from 'vitest'
import type { ChannelListener, DnsNetwork } from './network.ts'
import type { Waiter } from './server-socket.ts'
import { SocketPool } from './socket-pool.ts'

const server = { address: '127.0.0.1', port: 53 }
const waiter: Waiter = { hear: () => true, lost: () => {} }

/** A network that counts its channels and lets the test speak for the server. */
function countingNetwork() {
  const channels: { listener: ChannelListener; closed: boolean }[] = []
  let id = 0
  const network: DnsNetwork = {
    clock: { now: () => 0, after: () => () => {} },
    randomId: () => id++ % 0x10000,
    openChannel(_, listener) {
      const channel = { listener, closed: false }
      channels.push(channel)
      return {
        send: () => {},
        close() {
          channel.closed = true
        },
      }
    },
    exchangeTcp: async () => ({ response: null, ignored: 0 }),
  }
  return { network, channels }
}

const query = (): Buffer => Buffer.alloc(40)
const answerTo = (packet: Buffer): Buffer => Buffer.from(packet)

test('questions to one server share its sockets, whatever object names it', () => {
  const { network, channels } = countingNetwork()
  const pool = new SocketPool(network)
  for (let i = 0; i < 10; i++) pool.socketFor({ ...server }).ask(waiter, query())
  expect(channels).toHaveLength(2)
  pool.socketFor({ ...server, port: 54 })
  expect(channels).toHaveLength(3)
})

test('a socket is replaced after thousands of questions, and closed once nothing is open on it', () => {
  const { network, channels } = countingNetwork()
  const pool = new SocketPool(network)
  for (let i = 0; i < 40_000; i++) {
    const socket = pool.socketFor(server)
    const packet = query()
    socket.ask(waiter, packet)
    socket.forget(packet.readUInt16BE(0))
  }
  expect(channels).toHaveLength(6)
  expect(channels.filter(({ closed }) => closed)).toHaveLength(4)
})

test('a socket that hears nothing any more is replaced; one that hears something is not', () => {
  const { network, channels } = countingNetwork()
  const pool = new SocketPool(network)
  const packet = query()
  const first = pool.socketFor(server)
  first.ask(waiter, packet)
  for (let i = 0; i < 7; i++) first.missed()
  channels[0]?.listener.heard(answerTo(packet))
  for (let i = 0; i < 7; i++) first.missed()
  expect(first.usable).toBe(true)
  first.missed()
  expect(first.usable).toBe(false)
  pool.socketFor(server)
  expect(pool.socketFor(server)).not.toBe(first)
})

test('what no question waits for is counted, also after its socket was closed', () => {
  const { network, channels } = countingNetwork()
  const pool = new SocketPool(network)
  const socket = pool.socketFor(server)
  channels[0]?.listener.heard(Buffer.alloc(40, 7))
  channels[0]?.listener.heard(Buffer.alloc(3))
  expect(socket.ignored).toBe(2)
  expect(pool.ignored).toBe(2)
})

test('to a name server no more is out than its socket holds, also on sockets that were replaced', () => {
  const { network } = countingNetwork()
  const pool = new SocketPool(network)
  const ids: (() => void)[] = []
  const ask = (): void => {
    const socket = pool.socketFor(server)
    const id = socket.ask(waiter, query()) ?? 0
    ids.push(() => socket.forget(id))
  }
  for (let i = 0; i < 500; i++) ask()
  expect(pool.hasRoom(server)).toBe(true)
  pool.socketFor(server).answered(0.4, true)
  expect(pool.hasRoom(server)).toBe(false)
  pool.socketFor(server).answered(0.4, false)
  expect(pool.hasRoom(server)).toBe(true)
  pool.socketFor(server).answered(0.4, true)
  for (const forget of ids.splice(0)) forget()
  expect(pool.hasRoom(server)).toBe(true)
  for (let i = 0; i < 100; i++) ask()
  expect(pool.hasRoom(server)).toBe(true)
  for (let i = 0; i < 20_000; i++) {
    ask()
    ids.pop()?.()
  }
  expect(pool.hasRoom(server)).toBe(true)
  for (let i = 0; i < 100; i++) ask()
  expect(pool.hasRoom(server)).toBe(false)
})
