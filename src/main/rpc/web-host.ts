import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { pageHeaders, pageReply } from '../../shared/contract/page-reply.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { noticePage } from './notice-page.ts'
import type { Lines } from './open-lines.ts'
import { createPageGate, isLoopbackHost, type PageGate } from './page-gate.ts'
import { serverLimits, webLimits } from './web-limits.ts'

/** What is served, and where. */
export interface WebHostOptions {
  readonly lines: Lines
  /** Folder of the built page. */
  readonly pageFolder: string
  /** 0 = any free port. */
  readonly port: number
  /** Told of a fresh address when the page was left alone for so long that its cookie became void. */
  readonly onFreshUrl?: (url: string) => void
  /** Milliseconds without a sign of life of the page, see `webLimits.idleMs`. */
  readonly idleMs?: number
}

/** A page on loopback. `url` holds the present one-time token. */
export interface WebHost {
  readonly url: string
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
/** How often it is looked whether the page is still there, at most. */
const LOOK_MS = 60_000

/** Serves the page and its WebSocket on loopback, to the browser that brings the token. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { lines, pageFolder, port, onFreshUrl, idleMs = webLimits.idleMs } = options
  const gate = createPageGate({ now: () => performance.now(), idleMs })
  const server = createServer(
    serverLimits,
    (request, response) => void answer(request, response, gate, pageFolder),
  )
  server.maxConnections = webLimits.connections
  const sockets = new WebSocketServer({ noServer: true, maxPayload: webLimits.frameBytes })
  server.on('upgrade', (request, socket, head) => {
    const refusal = refuseUpgrade(request, gate) ?? refuseCrowd(sockets.clients.size)
    if (refusal) refuse(socket, refusal)
    else sockets.handleUpgrade(request, socket, head, (webSocket) => takeSocket(lines, webSocket, gate))
  })
  const listening = await listen(server, port)
  const freshUrl = (): string => `http://${LOOPBACK}:${listening}/?token=${gate.token}`
  const watch = setInterval(() => endIdle(), Math.min(LOOK_MS, idleMs)).unref()
  function endIdle(): void {
    if (!gate.isIdle()) return
    for (const webSocket of sockets.clients) webSocket.terminate()
    gate.renew()
    onFreshUrl?.(freshUrl())
  }
  return {
    get url() {
      return freshUrl()
    },
    close: () =>
      new Promise((resolve) => {
        clearInterval(watch)
        for (const webSocket of sockets.clients) webSocket.terminate()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'something else uses it' : (error.code ?? 'unknown cause')
      const message = `Port ${port} of ${LOOPBACK} cannot be opened: ${why}.`
      reject(new OperationError('busy', message, 'Choose another with --port, or leave it out.'))
    })
    server.listen(port, LOOPBACK, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  gate: PageGate,
  pageFolder: string,
): Promise<void> {
  const nonce = randomBytes(16).toString('base64')
  const notice = (status: number, heading: string, text: string): void => {
    const headers = { ...pageHeaders(nonce), 'content-type': 'text/html; charset=utf-8' }
    response.writeHead(status, headers).end(noticePage(nonce, heading, text))
  }
  if (!isLoopbackHost(request.headers.host)) {
    notice(421, 'Wrong address', 'Open Blockvet as <code>127.0.0.1</code> or <code>localhost</code>.')
    return
  }
  if (request.method !== 'GET') {
    response.writeHead(405, { ...pageHeaders(nonce), allow: 'GET' }).end()
    return
  }
  const url = readUrl(request)
  const token = url?.searchParams.get('token')
  const redeemed = url?.pathname === '/' && token && isVisit(request) ? gate.redeem(request, token) : null
  if (redeemed?.kind === 'cookie') {
    const headers = { ...pageHeaders(nonce), 'set-cookie': redeemed.cookie, location: '/' }
    response.writeHead(303, headers).end()
    return
  }
  if (redeemed?.kind === 'wait' && !gate.knows(request)) {
    notice(429, 'Too many wrong keys', 'Wait a minute, then open the address that Blockvet printed.')
    return
  }
  if (!url || !gate.knows(request)) {
    notice(
      403,
      'This browser has no key to Blockvet',
      'The address that Blockvet prints opens it once, in one browser. If you have just opened it, ' +
        '<a href="/">try again</a>; otherwise open the newest address that it printed, or stop it (Ctrl-C), ' +
        'start it again and open the new one.',
    )
    return
  }
  if (token) {
    response.writeHead(303, { ...pageHeaders(nonce), location: '/' }).end()
    return
  }
  const reply = await pageReply(url.pathname, nonce, (file) => readFile(path.join(pageFolder, file)))
  if (reply.status === 404 && url.pathname === '/') {
    notice(500, 'The page is not built', 'Run <code>npm run build</code> and reload.')
    return
  }
  response.writeHead(reply.status, reply.headers).end(reply.body)
}

/** A page of somebody else must not use up the wrong tokens with pictures. Browsers tell; what tells nothing is none. */
const isVisit = ({ headers }: IncomingMessage): boolean =>
  (headers['sec-fetch-dest'] ?? 'document') === 'document'

function refuseUpgrade(request: IncomingMessage, gate: PageGate): string | null {
  const { host, origin } = request.headers
  if (!isLoopbackHost(host)) return '421 Misdirected Request'
  const ours = readUrl(request)?.pathname === '/rpc' && origin === `http://${host}` && gate.knows(request)
  return ours ? null : '403 Forbidden'
}

const refuseCrowd = (open: number): string | null =>
  open < webLimits.sockets ? null : '503 Service Unavailable'

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function readUrl(request: IncomingMessage): URL | null {
  const target = request.url ?? ''
  return target.startsWith('/') ? URL.parse(`http://${LOOPBACK}${target}`) : null
}

function takeSocket(lines: Lines, webSocket: WebSocket, gate: PageGate): void {
  // A broken socket closes right after; the page opens another.
  webSocket.on('error', () => webSocket.terminate())
  webSocket.on('message', () => gate.touch())
  endWhenDead(webSocket)
  lines.take({
    send: (frame) => new Promise((resolve) => webSocket.send(frame, () => resolve())),
    onFrame: (callback) =>
      webSocket.on('message', (data: Buffer, isBinary: boolean) =>
        callback(isBinary ? data : data.toString('utf8')),
      ),
    onClose: (callback) => webSocket.on('close', callback),
  })
}

/** A page that went away without a word (a lid closed, a tunnel cut) would hold its streams for ever. */
function endWhenDead(webSocket: WebSocket): void {
  let answered = true
  webSocket.on('pong', () => {
    answered = true
  })
  const beat = setInterval(() => {
    if (!answered) {
      webSocket.terminate()
      return
    }
    answered = false
    webSocket.ping()
  }, webLimits.heartbeatMs).unref()
  webSocket.on('close', () => clearInterval(beat))
}
