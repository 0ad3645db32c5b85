import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { TcpExchange } from './exchange-tcp.ts'

/** Who hears what comes in on a UDP channel. */
export interface ChannelListener {
  /** A packet from the server the channel is connected to; its bytes are good until this returns. */
  heard(packet: Buffer): void
  /** The channel cannot be used, or no longer; called at most once. */
  broke(): void
}

/** A UDP socket connected to one server: the system drops what comes from anybody else. */
export interface Channel {
  /** Sends a packet, at once or as soon as the socket is open. The packet must not change before it was answered. */
  send(packet: Buffer): void
  close(): void
}

/** Monotonic time and timers, in milliseconds. */
export interface DnsClock {
  now(): number
  /** Calls back once after the delay; gives how to call it off. */
  after(delayMs: number, callback: () => void): () => void
}

/** What the DNS client needs of the machine it runs on; scripted in tests. */
export interface DnsNetwork {
  readonly clock: DnsClock
  /** Opens a channel to a server from a source port of the system's choice. */
  openChannel(server: Endpoint, listener: ChannelListener): Channel
  exchangeTcp(query: Buffer, server: Endpoint, timeoutMs: number, signal?: AbortSignal): Promise<TcpExchange>
  /** A number from 0 to 65535 that nobody can foresee. */
  randomId(): number
}
