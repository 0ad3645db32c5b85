import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openPractice } from '../entry/wiring.ts'
import { openLines } from './open-lines.ts'
import { startWebHost, type WebHost } from './web-host.ts'

// What a page that was taken over could send down an open line, in bytes: the real router is behind it.
let practice: Awaited<ReturnType<typeof openPractice>>
let host: WebHost
let cookie: string
const faults: unknown[] = []
const printed = vi.spyOn(console, 'error').mockReturnValue()

beforeAll(async () => {
  practice = await openPractice('web')
  const lines = openLines(practice.context, (fault) => faults.push(fault))
  host = await startWebHost({ lines, pageFolder: import.meta.dirname, port: 0 })
  const entered = await fetch(host.url, { redirect: 'manual' })
  cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
})
afterAll(async () => {
  await host.close()
  await practice.close()
  printed.mockRestore()
})
beforeEach(() => {
  faults.length = 0
  printed.mockClear()
})

const origin = (): string => new URL(host.url).origin

async function openLine(): Promise<{ ask: (frame: string) => Promise<string>; end: () => void }> {
  const socket = new WebSocket(`${origin().replace('http', 'ws')}/rpc`, {
    headers: { cookie, origin: origin() },
  })
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  const ask = (frame: string): Promise<string> =>
    new Promise((resolve) => {
      socket.once('message', (data: Buffer) => resolve(data.toString()))
      socket.send(frame)
    })
  return { ask, end: () => socket.terminate() }
}

const about = '{"i":"about","p":{"u":"/app/about"}}'
const settings = (body: string): string => `{"i":"1","p":{"u":"/settings/set","b":${body}}}`

describe('a hostile question', () => {
  it.each([
    [
      'keys of every object',
      settings('{"json":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}'),
    ],
    [
      'a path of the serializer',
      settings(
        '{"json":{"a":"1"},"meta":[[1,"__proto__","polluted"],[3,"constructor","prototype","polluted"]]}',
      ),
    ],
    ['a place for a file', settings('{"json":{"a":1},"meta":[],"maps":[["__proto__","polluted"]]}')],
    ['headers', '{"i":"1","p":{"u":"/settings/set","h":{"__proto__":{"polluted":"1"}},"b":{"json":{}}}}'],
    ['a name of every object', '{"i":"1","p":{"u":"/__proto__/toString"}}'],
    ['a name of every function', '{"i":"1","p":{"u":"/settings/set/call"}}'],
    ['four hundred thousand brackets', settings(`{"json":${'['.repeat(400_000)}${']'.repeat(400_000)}}`)],
    ['sixty thousand paths', settings(`{"json":{"a":1},"meta":[${Array(60_000).fill('[1,"a"]').join()}]}`)],
  ])('by %s is refused, changes nothing and stops nothing', async (_what, frame) => {
    const before = JSON.stringify(practice.context.store.settings.get('settings'))
    const line = await openLine()
    expect(await line.ask(frame)).toMatch(/"s":4\d\d/)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(Object.hasOwn(Function.prototype, 'polluted')).toBe(false)
    expect(JSON.stringify(practice.context.store.settings.get('settings'))).toBe(before)
    expect(await line.ask(about)).toContain('"practice":true')
    expect(faults).toEqual([])
    expect(printed).not.toHaveBeenCalled()
    line.end()
  })
})

/** A socket past its handshake, which asked for compression. */
function shakeHands(): Promise<{ socket: Socket; answer: string }> {
  const { host: name, port } = new URL(host.url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    socket.once('data', (data) => resolve({ socket, answer: data.toString('latin1') }))
    const lines = [
      'GET /rpc HTTP/1.1',
      `Host: ${name}`,
      `Origin: ${origin()}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Extensions: permessage-deflate',
    ]
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}

/** A frame of a page, masked with zeros. `first` holds its flags and kind (RFC 6455 §5.2). */
function frame(first: number, payload: Buffer, masked = true): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt8(first, 0)
  head.writeUInt8((masked ? 0x80 : 0) | 127, 1)
  head.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([head, Buffer.alloc(masked ? 4 : 0), payload])
}

const large = Buffer.alloc(600_000, 'x')

describe('a socket', () => {
  it('takes no compression, which could hide a gigabyte in a frame', async () => {
    const { socket, answer } = await shakeHands()
    expect(answer).toMatch(/^HTTP\/1\.1 101 /)
    expect(answer.toLowerCase()).not.toContain('sec-websocket-extensions')
    socket.destroy()
  })

  it.each([
    ['a compressed frame', [frame(0xc1, Buffer.from(about))]],
    ['a frame without a mask', [frame(0x81, Buffer.from(about), false)]],
    ['a kind that there is not', [frame(0x83, Buffer.from(about))]],
    ['text that is no UTF-8', [frame(0x81, Buffer.of(0xff, 0xfe))]],
    [
      'a length of nine exabytes',
      [Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
    ],
    ['pieces that are too much together', [frame(0x01, large), frame(0x00, large)]],
  ])('ends at %s', async (_what, frames) => {
    const { socket } = await shakeHands()
    const ended = new Promise((resolve) => socket.on('end', resolve).on('close', resolve))
    socket.resume()
    for (const one of frames) socket.write(one)
    await ended
    socket.destroy()
    const line = await openLine()
    expect(await line.ask(about)).toContain('"practice":true')
    line.end()
  })
})
