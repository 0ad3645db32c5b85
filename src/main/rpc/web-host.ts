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

/** What is served, and where. */
export interface WebHostOptions {
  readonly lines: Lines
  /** Folder of the built page. */
  readonly pageFolder: string
  /** 0 = any free port. */
  readonly port: number
}

/** A page on loopback. `url` holds the one-time token. */
export interface WebHost {
  readonly url: string
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
/** The largest question, 256 blocks with their offer, is a tenth of this. */
const MAX_FRAME_BYTES = 1 << 20

/** Serves the page and its WebSocket on loopback, to the browser that brings the token. */
export async function startWebHost({ lines, pageFolder, port }: WebHostOptions): Promise<WebHost> {
  const gate = createPageGate()
  const server = createServer((request, response) => void answer(request, response, gate, pageFolder))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES })
  server.on('upgrade', (request, socket, head) => {
    const refusal = refuseUpgrade(request, gate)
    if (refusal) refuse(socket, refusal)
    else sockets.handleUpgrade(request, socket, head, (webSocket) => takeSocket(lines, webSocket))
  })
  const listening = await listen(server, port)
  return {
    url: `http://${LOOPBACK}:${listening}/?token=${gate.token}`,
    close: () =>
      new Promise((resolve) => {
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
  const cookie = url?.pathname === '/' && token ? gate.redeem(request, token) : null
  if (cookie) {
    response.writeHead(303, { ...pageHeaders(nonce), 'set-cookie': cookie, location: '/' }).end()
    return
  }
  if (!url || !gate.knows(request)) {
    notice(
      403,
      'This browser has no key to Blockvet',
      'The address that Blockvet prints opens it once, in one browser. If you have just opened it, ' +
        '<a href="/">try again</a>; otherwise stop Blockvet (Ctrl-C), start it again and open the new address.',
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

function refuseUpgrade(request: IncomingMessage, gate: PageGate): string | null {
  const { host, origin } = request.headers
  if (!isLoopbackHost(host)) return '421 Misdirected Request'
  const ours = readUrl(request)?.pathname === '/rpc' && origin === `http://${host}` && gate.knows(request)
  return ours ? null : '403 Forbidden'
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function readUrl(request: IncomingMessage): URL | null {
  const target = request.url ?? ''
  return target.startsWith('/') ? URL.parse(`http://${LOOPBACK}${target}`) : null
}

function takeSocket(lines: Lines, webSocket: WebSocket): void {
  // A broken socket closes right after; the page opens another.
  webSocket.on('error', () => webSocket.terminate())
  lines.take({
    send: (frame) => new Promise((resolve) => webSocket.send(frame, () => resolve())),
    onFrame: (callback) =>
      webSocket.on('message', (data: Buffer, isBinary: boolean) =>
        callback(isBinary ? data : data.toString('utf8')),
      ),
    onClose: (callback) => webSocket.on('close', callback),
  })
}
