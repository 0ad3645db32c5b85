import { createSocket, type Socket, type SocketOptions } from 'node:dgram'
import { readSync, writeSync } from 'node:fs'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import { descriptorOf } from './descriptor-of.ts'
import type { Channel, ChannelListener } from './network.ts'

/** Room for the bursts of answers that a fast scan draws, in bytes; the system may give less. */
const RECEIVE_BUFFER_BYTES = 1 << 20
/** No datagram is longer. */
const LONGEST_PACKET_BYTES = 0x10000
/** Packets read in one go, so that timers and other sockets get their turn. */
const MOST_AT_ONCE = 128
/** Looks that found nothing more are followed by that many events without a look, at most. */
const LONGEST_PAUSE = 64

/** One for all sockets: whoever hears a packet has read it before the next one comes. */
const room = Buffer.allocUnsafeSlow(LONGEST_PACKET_BYTES)
/** The packet in it, by its length: a view costs more than the packet that is read into it. */
const views: (Buffer | undefined)[] = []

/**
 * Opens a UDP socket that is connected to one server. Where the system shows its descriptor, it is written and read
 * directly, which asks the same of the system and half as much of this process; else by node:dgram alone.
 */
export function openUdpChannel(server: Endpoint, listener: ChannelListener): Channel {
  return new UdpChannel(server, listener)
}

class UdpChannel implements Channel {
  private readonly listener: ChannelListener
  private readonly socket: Socket
  private isOpen = false
  /** Packets that leave when the socket is open and whoever is sending is through. */
  private unsent: Buffer[] = []
  /** Null while it is not open, and where the system does not show it. */
  private descriptor: number | null = null
  private closed = false
  /** Events to pass by before the next look for more, and how many that were last time. */
  private pass = 0
  private pause = 0

  constructor(server: Endpoint, listener: ChannelListener) {
    this.listener = listener
    const family = server.address.includes(':') ? 6 : 4
    // Servers are literal addresses: nothing is looked up.
    const lookup: SocketOptions['lookup'] = (address, _options, done) => done(null, address, family)
    this.socket = createSocket({ type: family === 4 ? 'udp4' : 'udp6', lookup })
    this.socket.on('message', (packet) => {
      listener.heard(packet)
      this.readMore()
    })
    this.socket.on('error', (error) => this.fail(error))
    this.socket.connect(server.port, server.address, (error?: Error) => this.connected(error))
  }

  send(packet: Buffer): void {
    if (this.closed) return
    // By the time it is open its question may have ended, and another be written in its place.
    this.unsent.push(this.isOpen ? packet : Buffer.from(packet))
    if (this.unsent.length === 1 && this.isOpen) queueMicrotask(this.flush)
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    // The system gives the number of a closed descriptor to the next file.
    this.descriptor = null
    this.socket.close()
  }

  private connected(error: Error | undefined): void {
    if (this.closed) return
    if (error) {
      this.fail(error)
      return
    }
    enlarge(this.socket)
    this.descriptor = descriptorOf(this.socket)
    this.isOpen = true
    this.flush()
  }

  /** In a row, so that the server need not be woken for each of them. */
  private readonly flush = (): void => {
    const { unsent } = this
    this.unsent = []
    for (const packet of unsent) {
      if (this.descriptor !== null) this.write(this.descriptor, packet)
      else if (!this.closed) this.socket.send(Buffer.from(packet), this.left)
    }
  }

  private readonly left = (error: Error | null): void => {
    if (error) this.fail(error)
  }

  private write(descriptor: number, packet: Buffer): void {
    try {
      writeSync(descriptor, packet)
    } catch (error) {
      // The system has no room for it now; the socket sends it as soon as there is.
      if (codeOf(error) === 'EAGAIN') this.socket.send(Buffer.from(packet), this.left)
      else this.fail(error)
    }
  }

  /** Reads what lies behind the packet that was told. A look that finds nothing costs more than a packet. */
  private readMore(): void {
    if (this.pass > 0) {
      this.pass--
      return
    }
    let read = 0
    // Whoever hears a packet may close the socket.
    for (; this.descriptor !== null && read < MOST_AT_ONCE; read++) {
      const packet = this.readNext(this.descriptor)
      if (!packet) break
      this.listener.heard(packet)
    }
    this.pause = read > 1 ? 0 : Math.min(1 + 2 * this.pause, LONGEST_PAUSE)
    this.pass = this.pause
  }

  private readNext(descriptor: number): Buffer | null {
    try {
      const length = readSync(descriptor, room, 0, LONGEST_PACKET_BYTES, null)
      const packet = views[length] ?? room.subarray(0, length)
      views[length] = packet
      return packet
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') this.fail(error)
      return null
    }
  }

  private fail(error: unknown): void {
    // A closed port may open again (a server that restarts): the time-out decides, not the notice.
    if (this.closed || codeOf(error) === 'ECONNREFUSED') return
    this.close()
    this.listener.broke()
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | null)?.code

function enlarge(socket: Socket): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES)
  } catch {
    // The system's own size has to do.
  }
}
