import { createSocket, type Socket as UdpServer } from 'node:dgram'
import { once } from 'node:events'
import { createServer, isIPv6, type Socket, type Server as TcpServer } from 'node:net'
import packet from 'dns-packet'
import { encodeReply } from './encode-reply.ts'
import type { NameServer, Reaction, Responder, StartNameServer } from './name-server-port.ts'

const LENGTH_BYTES = 2
const PORT_TRIES = 20

/** Starts a scripted name server, for the practice network and for tests. Refuses any address but loopback. */
export const startNameServer: StartNameServer = async ({ address, port, respond }) => {
  if (!address.startsWith('127.') && address !== '::1') {
    throw new Error(`A scripted name server listens on loopback only, not on ${address}.`)
  }
  // A free UDP port may be taken for TCP: try again then, unless the caller named the port.
  for (let left = port === 0 ? PORT_TRIES : 1; ; left--) {
    try {
      return await open(address, port, respond)
    } catch (error) {
      if (left <= 1) throw error
    }
  }
}

async function open(address: string, port: number, respond: Responder): Promise<NameServer> {
  const udp = createSocket({ type: isIPv6(address) ? 'udp6' : 'udp4', recvBufferSize: 4 << 20 })
  udp.bind(port, address)
  await once(udp, 'listening')
  const endpoint = { address, port: udp.address().port }
  const connections = new Set<Socket>()
  const tcp = createServer((socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
    serveTcp(socket, respond)
  })
  try {
    tcp.listen(endpoint.port, address)
    await once(tcp, 'listening')
  } catch (error) {
    udp.close()
    throw error
  }
  serveUdp(udp, respond)
  return { endpoint, close: () => close(udp, tcp, connections) }
}

async function close(udp: UdpServer, tcp: TcpServer, connections: ReadonlySet<Socket>): Promise<void> {
  for (const socket of connections) socket.destroy()
  const closed = [once(udp, 'close'), once(tcp, 'close')]
  udp.close()
  tcp.close()
  await Promise.all(closed)
}

function serveUdp(udp: UdpServer, respond: Responder): void {
  let open = true
  udp.on('close', () => {
    open = false
  })
  udp.on('message', (query, peer) => {
    react(query, 'udp', respond, (reply) => {
      if (open) udp.send(reply, peer.port, peer.address)
    })
  })
}

function serveTcp(socket: Socket, respond: Responder): void {
  let received = Buffer.alloc(0)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    while (received.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + received.readUInt16BE(0)
      if (received.length < end) return
      const query = received.subarray(LENGTH_BYTES, end)
      received = received.subarray(end)
      react(query, 'tcp', respond, (reply) => {
        const length = Buffer.alloc(LENGTH_BYTES)
        length.writeUInt16BE(reply.length)
        if (!socket.destroyed) socket.write(Buffer.concat([length, reply]))
      })
    }
  })
}

function react(
  query: Buffer,
  transport: 'udp' | 'tcp',
  respond: Responder,
  send: (reply: Uint8Array) => void,
): void {
  const question = readQuestion(query)
  if (!question) return
  const reaction = respond({ ...question, transport })
  if (reaction.kind === 'drop') return
  const replies = buildReplies(query, reaction, transport)
  const deliver = (): void => {
    for (const reply of replies) send(reply)
  }
  if (reaction.delayMs) setTimeout(deliver, reaction.delayMs)
  else deliver()
}

function readQuestion(query: Buffer) {
  try {
    const asked = packet.decode(query)
    const question = asked.questions?.[0]
    if (!question) return null
    return { name: question.name.toLowerCase(), type: question.type, recursionDesired: asked.flag_rd }
  } catch {
    return null
  }
}

function buildReplies(
  query: Buffer,
  reaction: Exclude<Reaction, { kind: 'drop' }>,
  transport: 'udp' | 'tcp',
): readonly Uint8Array[] {
  if (reaction.kind === 'packets') return reaction.build(query)
  const truncated = (reaction.truncated ?? false) && transport === 'udp'
  const { rcode, answers = [], authorities = [], additionals = [], authoritative = true } = reaction
  const sections = truncated
    ? { answers: [], authorities: [], additionals: [] }
    : { answers, authorities, additionals }
  return [encodeReply(query, { rcode, authoritative, truncated, ...sections })]
}
