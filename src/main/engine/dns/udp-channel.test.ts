import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import * as descriptors from './descriptor-of.ts'
import type { Channel } from './network.ts'
import { openUdpChannel } from './udp-channel.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
  vi.restoreAllMocks()
})

/** A server that sends back what it gets, `times` times each; for nothing it answers with silence. */
async function echo(times = 1): Promise<Endpoint & { readonly heard: string[] }> {
  const server = createSocket('udp4')
  const heard: string[] = []
  server.on('message', (packet, { port, address }) => {
    heard.push(packet.toString())
    for (let i = 0; i < times; i++) server.send(packet, port, address)
  })
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  return { address: '127.0.0.1', port: server.address().port, heard }
}

function open(server: Endpoint, heard: (text: string, channel: Channel) => void) {
  const broke = vi.fn<() => void>()
  const channel: Channel = openUdpChannel(server, {
    heard: (packet) => heard(packet.toString(), channel),
    broke,
  })
  closers.push(() => channel.close())
  return { channel, broke }
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `packet ${i}`)

describe.each([
  ['by its descriptor', false],
  ['where the system shows no descriptor', true],
])('a channel %s', (_way, isHidden) => {
  const hide = (): void => {
    if (isHidden) vi.spyOn(descriptors, 'descriptorOf').mockReturnValue(null)
  }

  test('sends what it is given, before it is open and after, and hears every answer once', async () => {
    hide()
    const server = await echo()
    const heard: string[] = []
    const { channel } = open(server, (text) => heard.push(text))
    const packets = numbered(100)
    for (const packet of packets.slice(0, 20)) channel.send(Buffer.from(packet))
    await expect.poll(() => heard.length).toBe(20)
    for (const packet of packets.slice(20)) channel.send(Buffer.from(packet))
    await expect.poll(() => heard.length).toBe(100)
    expect(heard.toSorted()).toEqual(packets.toSorted())
    expect(server.heard.toSorted()).toEqual(packets.toSorted())
  })

  test('says nothing more once it was closed, though more has come', async () => {
    hide()
    const server = await echo(50)
    const heard: string[] = []
    const { channel, broke } = open(server, (text, self) => {
      heard.push(text)
      if (heard.length === 3) self.close()
    })
    channel.send(Buffer.from('one'))
    await expect.poll(() => heard.length).toBe(3)
    channel.send(Buffer.from('two'))
    await sleep(50)
    expect(heard).toHaveLength(3)
    expect(server.heard).toEqual(['one'])
    expect(broke).not.toHaveBeenCalled()
  })

  test('takes a closed port for silence: it may open again', async () => {
    hide()
    const gone = createSocket('udp4').bind(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address()
    gone.close()
    const heard: string[] = []
    const { channel, broke } = open({ address: '127.0.0.1', port }, (text) => heard.push(text))
    for (let i = 0; i < 5; i++) {
      channel.send(Buffer.from('anybody?'))
      await sleep(10)
    }
    expect(broke).not.toHaveBeenCalled()
    const back = createSocket('udp4').bind(port, '127.0.0.1')
    await once(back, 'listening')
    closers.push(() => back.close())
    back.on('message', (packet, peer) => back.send(packet, peer.port, peer.address))
    // The notice of the closed port may be told instead of the first packet's leaving.
    await expect
      .poll(() => {
        channel.send(Buffer.from('now?'))
        return heard[0]
      })
      .toBe('now?')
  })

  test('tells once that it cannot be used', async () => {
    hide()
    const server = await echo()
    const { channel, broke } = open(server, () => {})
    channel.send(Buffer.alloc(70_000))
    await expect.poll(() => broke.mock.calls.length).toBe(1)
    channel.send(Buffer.from('too late'))
    await sleep(20)
    expect(broke).toHaveBeenCalledTimes(1)
    expect(server.heard).toEqual([])
  })
})

test.skipIf(process.platform === 'win32')('this Node shows the descriptor of a bound socket', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  expect(descriptors.descriptorOf(socket)).toBeGreaterThan(2)
  socket.close()
  expect(descriptors.descriptorOf(socket)).toBeNull()
})
