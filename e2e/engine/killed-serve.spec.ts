import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { contract } from '../../src/shared/contract/index.ts'
import { wireSerializers } from '../../src/shared/contract/wire.ts'
import { hasRbldnsd, type Rbldnsd, startRbldnsd } from './rbldnsd.ts'
import { runBlockvet, startBlockvet } from './run-blockvet.ts'
import type { ScanResult } from './scan-result.ts'
import { expect, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'LOUD: rbldnsd and dig are not installed: nothing real to scan')

const cli = path.join(import.meta.dirname, '../../out/main/cli.js')
let server: Rbldnsd
test.beforeAll(async () => {
  const lines = ['127.0.0.2', '203.0.113.7 :127.0.0.2:Listed', '203.0.113.200 :127.0.0.2:Listed']
  server = await startRbldnsd([{ zone: 'bl.example.test', type: 'ip4set', lines }])
})
test.afterAll(() => server.stop())

interface Served {
  readonly child: ChildProcess
  readonly client: ContractRouterClient<typeof contract>
}

/** Starts the served window and opens a line to it, as a page does. */
async function serve(words: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface(child.stdout as Readable), 'line')) as [string]
  const entered = await fetch(url, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { origin } = new URL(url)
  const websocket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie, origin } })
  await once(websocket, 'open')
  const link = new RPCLink({
    websocket: websocket as unknown as globalThis.WebSocket,
    customJsonSerializers: wireSerializers,
  })
  return { child, client: createORPCClient(link) }
}

test('a scan of a served window that was killed is there after a restart, and goes on to the same end', async ({
  folder,
}) => {
  const lists = folder.write(
    'lists.yaml',
    `operator: { id: own, name: Own }
lists:
  - { id: own, zone: bl.example.test, rate: 50, servers: ["127.0.0.1:${server.port}"] }
`,
  )
  const db = folder.at('scan.db')
  const words = ['--db', db, '--catalog', lists]
  const quiet = ['--allow-special', '--no-registry', '--no-rdns', '--feeds', 'none', '--no-progress']
  const { child, done } = startBlockvet(['scan', '203.0.113.0/24', ...words, '--rate', '40', ...quiet])
  await expect.poll(() => existsSync(db)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 2000))
  child.kill('SIGKILL')
  await done

  const first = await serve(words)
  const [cut] = await first.client.scans.list({})
  const scanId = cut?.id ?? ''
  expect(cut?.state).toBe('stopped')
  await first.client.scans.resume({ scanId })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect((await first.client.scans.list({}))[0]?.state).toBe('running')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await serve(words)
  const stateNow = async () => (await second.client.scans.list({}))[0]?.state
  expect(await stateNow()).toBe('stopped')
  await second.client.scans.resume({ scanId })
  await expect.poll(stateNow, { timeout: 30_000 }).toBe('finished')
  second.child.kill('SIGINT')
  await once(second.child, 'exit')
  const { stdout } = await runBlockvet(['report', scanId, '--db', db, '--json', '-'])
  expect((JSON.parse(stdout) as ScanResult).totals).toMatchObject({
    checks: 256,
    listed: 2,
    clear: 254,
    unknown: 0,
  })
})
