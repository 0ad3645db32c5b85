import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Lines } from './open-lines.ts'
import { startWebHost, type WebHost } from './web-host.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-web-'))
const pageFolder = path.join(folder, 'renderer')
const take = vi.fn<Lines['take']>()
const lines = { take } as unknown as Lines
let host: WebHost
let port: number
let token: string

beforeEach(async () => {
  take.mockReset()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(pageFolder, { recursive: true })
  writeFileSync(path.join(pageFolder, 'index.html'), '<p nonce="__NONCE__">the page</p>')
  writeFileSync(path.join(folder, 'secret.txt'), 'secret')
  host = await startWebHost({ lines, pageFolder, port: 0 })
  const url = new URL(host.url)
  port = Number(url.port)
  token = url.searchParams.get('token') ?? ''
})
afterEach(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function get(target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
    })
    call.on('error', reject).end()
  })
}

async function enter(headers: Record<string, string> = {}): Promise<string> {
  const answer = await get(`/?token=${token}`, headers)
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

function upgrade(headers: Record<string, string>, target = '/rpc'): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${target}`, { headers })
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('unexpected-response', (_request, response) => {
      socket.terminate()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', () => {})
  })
}

describe('the token', () => {
  it('opens the page once and leaves a cookie that scripts and other sites cannot use', async () => {
    const answer = await get(`/?token=${token}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    const cookie = answer.headers['set-cookie']?.[0] ?? ''
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Strict/)
    expect(cookie).not.toContain(token)
    const page = await get('/', { cookie: cookie.split(';')[0] as string })
    expect(page.status).toBe(200)
    expect(page.body).toContain('the page')
    const again = await get(`/?token=${token}`)
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('brings the browser that used it back to the page', async () => {
    const cookie = await enter()
    const again = await get(`/?token=${token}`, { cookie })
    expect(again.status).toBe(303)
    expect(again.headers.location).toBe('/')
  })

  it('is not spent by a wrong one, by HEAD, or by another path', async () => {
    expect((await get('/?token=wrong')).status).toBe(403)
    expect((await get(`/?token=${token}`, {}, 'HEAD')).status).toBe(405)
    expect((await get(`/x?token=${token}`)).status).toBe(403)
    expect((await get(`/?token=${token}`)).status).toBe(303)
  })

  it('is not taken from where a browser came from, nor from a header of its own', async () => {
    const url = `http://127.0.0.1:${port}/?token=${token}`
    expect((await get('/', { referer: url })).status).toBe(403)
    expect((await get('/', { authorization: `Bearer ${token}`, 'x-token': token })).status).toBe(403)
  })

  it('cannot be used up by pictures and frames of other pages', async () => {
    for (let i = 0; i < 20; i++) {
      const answer = await get(`/?token=guess${i}`, {
        'sec-fetch-dest': 'image',
        'sec-fetch-site': 'cross-site',
      })
      expect(answer.status).toBe(403)
    }
    expect((await get(`/?token=${token}`, { 'sec-fetch-dest': 'iframe' })).status).toBe(403)
    expect((await get(`/?token=${token}`, { 'sec-fetch-dest': 'document' })).status).toBe(303)
  })

  it('differs from start to start', async () => {
    const other = await startWebHost({ lines, pageFolder, port: 0 })
    expect(new URL(other.url).searchParams.get('token')).not.toBe(token)
    await other.close()
  })
})

describe('without the cookie', () => {
  it.each(['/', '/index.html', '/?token=wrong'])('%s gives a page that says what to do', async (target) => {
    const answer = await get(target)
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('start it again')
    expect(answer.body).not.toContain('the page</p>')
    const nonce = /nonce="([^"]+)"/.exec(answer.body)?.[1] ?? 'none'
    expect(answer.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
  })

  it('a cookie of another port opens nothing', async () => {
    const cookie = await enter()
    const moved = cookie.replace(/^blockvet-\d+/, 'blockvet-1')
    expect((await get('/', { cookie: moved })).status).toBe(403)
  })

  it('a forwarded port has a cookie of its own', async () => {
    const cookie = await enter({ host: 'localhost:9000' })
    expect(cookie).toMatch(/^blockvet-9000=/)
    expect((await get('/', { cookie, host: 'localhost:9000' })).status).toBe(200)
  })
})

describe('with the cookie', () => {
  it('gives each answer a nonce of its own', async () => {
    const cookie = await enter()
    const first = await get('/', { cookie })
    const second = await get('/', { cookie })
    expect(first.body).not.toContain('__NONCE__')
    expect(first.body).not.toBe(second.body)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/%252e%252e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/x/..%00/../secret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '//etc/passwd',
    '/index.html::$DATA',
    '/%',
  ])('%s stays inside the folder of the page', async (target) => {
    const answer = await get(target, { cookie: await enter() })
    expect(answer.status).toBe(404)
    expect(answer.body).not.toBe('secret')
  })

  it('gives whole files, whatever range is asked for', async () => {
    const answer = await get('/', { cookie: await enter(), range: 'bytes=0-0,-1', 'if-range': 'x' })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('the page</p>')
    expect(answer.headers['content-range']).toBeUndefined()
  })

  it('says so when the page is not built', async () => {
    rmSync(path.join(pageFolder, 'index.html'))
    const answer = await get('/', { cookie: await enter() })
    expect(answer.status).toBe(500)
    expect(answer.body).toContain('npm run build')
    expect(answer.body).not.toContain(folder)
  })
})

describe('the host', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'localhost.',
    'localhost:80@evil.example',
    '127.1',
    '2130706433',
    '192.0.2.1',
    '0.0.0.0',
  ])('refuses to be %j', async (name) => {
    const answer = await get(`/?token=${token}`, { host: name })
    expect(answer.status).toBe(421)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('says in one sentence when its port is taken', async () => {
    const second = startWebHost({ lines, pageFolder, port })
    await expect(second).rejects.toBeInstanceOf(OperationError)
    await expect(second).rejects.toThrow(`Port ${port}`)
  })
})

describe('the socket', () => {
  it('opens to the page with its cookie', async () => {
    const cookie = await enter()
    expect(await upgrade({ cookie, origin: `http://127.0.0.1:${port}` })).toBe('open')
    expect(take).toHaveBeenCalledOnce()
  })

  it('opens to nobody else', async () => {
    const cookie = await enter()
    const origin = `http://127.0.0.1:${port}`
    expect(await upgrade({ origin })).toBe(403)
    expect(await upgrade({ cookie })).toBe(403)
    expect(await upgrade({ cookie, origin: 'http://evil.example' })).toBe(403)
    expect(await upgrade({ cookie, origin: `http://127.0.0.1:${port + 1}` })).toBe(403)
    expect(await upgrade({ cookie, origin: 'null' })).toBe(403)
    expect(await upgrade({ cookie, origin }, '/other')).toBe(403)
    expect(await upgrade({ cookie: cookie.slice(0, -1), origin })).toBe(403)
    expect(await upgrade({ cookie, host: 'evil.example', origin: 'http://evil.example' })).toBe(421)
    expect(take).not.toHaveBeenCalled()
  })
})
