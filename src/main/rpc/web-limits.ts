import type { ServerOptions } from 'node:http'

/** What a page on loopback may cost this machine, whoever asks. */
export const webLimits = {
  /** The largest question, 256 blocks with their offer or a piece of a file, is well below this. */
  frameBytes: 1 << 20,
  /** One page opens a handful of connections; a second and third window some more. */
  connections: 64,
  /** Pages that may be open at once. */
  sockets: 16,
  /** Milliseconds for the headers of a request, and for the whole of it: who drips bytes is cut off. */
  headersTimeoutMs: 5000,
  requestTimeoutMs: 10_000,
  /** A socket that does not answer a ping for this long is dead. */
  heartbeatMs: 30_000,
  /** Without a sign of life of the page for this long, the cookie is void. */
  idleMs: 8 * 3_600_000,
} as const

/** The limits that Node's server keeps by itself. */
export const serverLimits: ServerOptions = {
  headersTimeout: webLimits.headersTimeoutMs,
  requestTimeout: webLimits.requestTimeoutMs,
  keepAliveTimeout: webLimits.headersTimeoutMs,
  connectionsCheckingInterval: 1000,
}
