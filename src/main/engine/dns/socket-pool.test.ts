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

/** A pool with one server; `ask` leaves a question open, `forgetAll` ends those it left. */
function asking() {
  const pool = new SocketPool(countingNetwork().network)
  const open: (() => void)[] = []
  const ask = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const socket = pool.socketFor(server)
      const id = socket.ask(waiter, query()) ?? 0
      open.push(() => socket.forget(id))
    }
  }
  const forgetAll = (): void => {
    for (const forget of open.splice(0)) forget()
  }
  const answered = (count: number, afterMs: number, isFromNameServer = true): void => {
    for (let i = 0; i < count; i++) pool.socketFor(server).answered(afterMs, isFromNameServer)
  }
  return { pool, ask, answered, forgetAll }
}

test('to a name server no more is out than its socket holds, also on sockets that were replaced', () => {
  const { pool, ask, answered, forgetAll } = asking()
  ask(500)
  expect(pool.hasRoom(server)).toBe(true)
  answered(1, 0.4)
  expect(pool.hasRoom(server)).toBe(false)
  forgetAll()
  expect(pool.hasRoom(server)).toBe(true)
  ask(100)
  expect(pool.hasRoom(server)).toBe(true)
  for (let i = 0; i < 20_000; i++) {
    const socket = pool.socketFor(server)
    socket.forget(socket.ask(waiter, query()) ?? 0)
  }
  expect(pool.hasRoom(server)).toBe(true)
  ask(100)
  expect(pool.hasRoom(server)).toBe(false)
})

test('one answer that is no answer of its own does not make a resolver of a name server', () => {
  const { pool, ask, answered } = asking()
  ask(500)
  answered(10, 0.4, false)
  expect(pool.hasRoom(server)).toBe(true)
  answered(1, 0.4)
  answered(1, 0.4, false)
  expect(pool.hasRoom(server)).toBe(false)
})

test('a server that is far away holds more, but not because the first answers were slow', () => {
  const { pool, ask, answered } = asking()
  ask(500)
  answered(10, 8)
  expect(pool.hasRoom(server)).toBe(false)
  answered(90, 8)
  expect(pool.hasRoom(server)).toBe(true)
  answered(1, 0.4)
  expect(pool.hasRoom(server)).toBe(false)
})

test('every line may have one question out, for which the others leave room', () => {
  const { pool, ask, answered } = asking()
  ask(100)
  answered(1, 0.4)
  expect(pool.hasRoom(server)).toBe(true)
  for (let line = 0; line < 60; line++) pool.countLine(server, 1)
  expect(pool.hasRoom(server)).toBe(false)
  for (let line = 0; line < 60; line++) pool.countLine(server, -1)
  expect(pool.hasRoom(server)).toBe(true)
})

test('many lines leave room', () => {
  const { pool, ask, answered } = asking()
  ask(60)
  answered(1, 0.4)
  for (let line = 0; line < 500; line++) pool.countLine(server, 1)
  expect(pool.hasRoom(server)).toBe(true)
})
