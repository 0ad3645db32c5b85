import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { below, shapes } from './rdap-objects.ts'

/** An RDAP server with a registry, or a fault, behind each first part of its path. */
export interface RdapServer {
  /** Base URL for a registry or a fault. */
  readonly base: (name: string) => string
  /** Paths that were asked, with their `Accept`. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** Starts it on loopback. */
export async function startRdapServer(): Promise<RdapServer> {
  const asked: string[] = []
  let busy = 2
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.accept}`)
    const [, name = '', ...rest] = (request.url ?? '').split('/')
    answer(name, rest.join('/'), request, response, () => busy-- > 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: (name) => `http://127.0.0.1:${port}/${name}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function answer(
  name: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  isBusy: () => boolean,
): void {
  const send = (status: number, body: string, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/rdap+json', ...headers })
    response.end(body)
  }
  switch (name) {
    case 'moved':
      return send(301, '', { location: `/arin/${path}` })
    case 'loop':
      return send(302, '', { location: `/loop2/${path}` })
    case 'loop2':
      return send(302, '', { location: `/loop/${path}` })
    case 'outside':
      return send(302, '', { location: 'http://rdap.example/ip/203.0.113.0' })
    case 'busy':
      return isBusy() ? send(429, '<html>Too many</html>', { 'retry-after': '1' }) : find('arin', path, send)
    case 'forbidding':
      return send(429, '<html>Too many</html>', { 'retry-after': '86400' })
    case 'html':
      return send(200, '<html><body>Maintenance</body></html>', { 'content-type': 'text/html' })
    case 'broken':
      return send(200, '{"objectClassName":"ip network","startAddress":"203.0')
    case 'elsewhere':
      return send(
        200,
        JSON.stringify({
          objectClassName: 'ip network',
          startAddress: '198.51.100.0',
          endAddress: '198.51.100.255',
        }),
      )
    case 'huge': {
      const bomb = gzipSync(Buffer.alloc(30_000_000, 32))
      response.writeHead(200, { 'content-type': 'application/rdap+json', 'content-encoding': 'gzip' })
      response.end(bomb)
      return
    }
    case 'gone':
      request.socket.destroy()
      return
    case 'absent':
      return send(404, '{"errorCode":404}')
    default:
      return find(name, path, send)
  }
}

function find(name: string, path: string, send: (status: number, body: string) => void): void {
  if (name === 'ripe' && path.startsWith('ips/rirSearch1/rdap-down/')) return send(200, JSON.stringify(below))
  const asked = /^ip\/203\.0\.113\.(\d+)(?:\/(\d+))?$/.exec(path)
  if (!asked) return send(404, '{"errorCode":404}')
  const first = Number(asked[1])
  const last = first + 2 ** (32 - Number(asked[2] ?? 32)) - 1
  const around =
    shapes[name]?.networks.filter((network) => network.first <= first && network.last >= last) ?? []
  const found = around.at(-1)
  send(found ? 200 : 404, JSON.stringify(found?.object ?? { errorCode: 404 }))
}
