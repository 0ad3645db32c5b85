import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { hasRbldnsd, type Rbldnsd, startRbldnsd } from './rbldnsd.ts'
import { runBlockvet, startBlockvet } from './run-blockvet.ts'
import type { ScanResult } from './scan-result.ts'
import { expect, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'LOUD: rbldnsd and dig are not installed: nothing real to scan')

let server: Rbldnsd
test.beforeAll(async () => {
  const lines = ['127.0.0.2', '203.0.113.7 :127.0.0.2:Listed']
  server = await startRbldnsd([{ zone: 'bl.example.test', type: 'ip4set', lines }])
})
test.afterAll(() => server.stop())

const catalogue = (): string => `operator: { id: own, name: Own }
lists:
  - { id: own, zone: bl.example.test, rate: 50, servers: ["127.0.0.1:${server.port}"] }
`
const quiet = ['--allow-special', '--no-registry', '--no-rdns', '--feeds', 'none', '--no-progress']

function resumeId(stderr: string): string {
  const [, scanId] = /--resume ([0-9a-z-]+)/.exec(stderr) ?? []
  if (scanId === undefined) throw new Error(`No way to go on was printed: ${stderr}`)
  return scanId
}

async function untilStored(db: string): Promise<void> {
  await expect.poll(() => existsSync(db)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 2000))
}

test('a database that is pulled away stops the scan in words; put back, it goes on to the same end', async ({
  folder,
}) => {
  const db = folder.at('scan.db')
  const away = folder.at('away.db')
  const lists = folder.write('lists.yaml', catalogue())
  const words = ['scan', '203.0.113.0/24', '--catalog', lists, '--db', db, '--json', '-', ...quiet]
  const { done } = startBlockvet(words)
  await untilStored(db)
  renameSync(db, away)
  const { status, stderr, stdout } = await done
  expect(stderr).toContain('was moved or deleted while it was in use')
  expect(status).toBe(1)
  expect(stdout).toBe('')
  renameSync(away, db)
  const goOn = await runBlockvet(['scan', '--resume', resumeId(stderr), '--db', db, '--json', '-', ...quiet])
  const result = JSON.parse(goOn.stdout) as ScanResult
  expect(result.totals).toMatchObject({ checks: 256, listed: 1, clear: 255, unknown: 0 })
})

test('a full disk stops the scan in words; with room again, it goes on to the same end', async ({
  folder,
}) => {
  const small = folder.at('small')
  mkdirSync(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', small], { stdio: 'ignore' })
  } catch {
    test.skip(true, 'LOUD: no small file system could be mounted here: the full disk was not tried')
  }
  try {
    const db = path.join(small, 'scan.db')
    const lists = folder.write('lists.yaml', catalogue())
    const words = ['scan', '203.0.113.0/24', '--catalog', lists, '--db', db, '--json', '-', ...quiet]
    const { done } = startBlockvet(words)
    await untilStored(db)
    try {
      execFileSync('dd', ['if=/dev/zero', `of=${small}/filler`, 'bs=1k'], { stdio: 'ignore' })
    } catch {
      // It ends when nothing more fits, which is the point.
    }
    const { status, stderr } = await done
    expect(stderr).toMatch(/full/i)
    expect(status).toBe(1)
    execFileSync('rm', [`${small}/filler`])
    execFileSync('mount', ['-o', 'remount,size=20m', small])
    const goOn = await runBlockvet([
      'scan',
      '--resume',
      resumeId(stderr),
      '--db',
      db,
      '--json',
      '-',
      ...quiet,
    ])
    const result = JSON.parse(goOn.stdout) as ScanResult
    expect(result.totals).toMatchObject({ checks: 256, listed: 1, clear: 255, unknown: 0 })
  } finally {
    execFileSync('umount', ['-l', small])
  }
})
