import type { ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { hasRbldnsd, type Rbldnsd, startRbldnsd } from './rbldnsd.ts'
import { runBlockvet, startBlockvet } from './run-blockvet.ts'
import type { ScanResult } from './scan-result.ts'
import { expect, type Folder, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'rbldnsd is not installed: nothing real to scan')

let server: Rbldnsd
test.beforeAll(async () => {
  const listed = Array.from({ length: 40 }, (_, i) => `203.0.113.${i * 6} :127.0.0.${2 + (i % 3)}:Case $`)
  server = await startRbldnsd([
    { zone: 'one.example.test', type: 'ip4set', lines: ['127.0.0.2', ...listed] },
    { zone: 'two.example.test', type: 'ip4set', lines: ['127.0.0.2', '203.0.113.64/27'] },
  ])
})
test.afterAll(() => server.stop())

/** Slow enough that a signal falls into the middle: 256 addresses at 100 queries per second. */
function catalogue(folder: Folder): string {
  const list = (id: string): string =>
    `  - { id: ${id}, zone: ${id}.example.test, rate: 100, servers: ["127.0.0.1:${server.port}"] }`
  return folder.write(
    'lists.yaml',
    `operator: { id: ex, name: Ex }\nlists:\n${list('one')}\n${list('two')}\n`,
  )
}

const scanWords = (folder: Folder, db: string): string[] => [
  'scan',
  '203.0.113.0/24',
  '--allow-special',
  '--catalog',
  catalogue(folder),
  '--db',
  folder.at(db),
  '--json',
  '-',
]

/** A result without what differs between two honest runs: ids, times, and packets of the broken-off run. */
function timeless(text: string): unknown {
  const differs = /^scanId$|At$|^queriesSent$|^seconds$/
  return JSON.parse(text, (key, value: unknown) => (differs.test(key) ? undefined : value))
}

/** Waits until a scan is well under way; how long that takes is the machine's business. */
async function underWay(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += String(chunk)
  })
  await expect.poll(() => said, { timeout: 20_000 }).toContain('Scan ')
  await new Promise((resolve) => setTimeout(resolve, 1000))
}

test('killed in the middle and resumed, a scan ends as an undisturbed one', async ({ folder }) => {
  const undisturbed = await runBlockvet([...scanWords(folder, 'a.db'), '--quiet'])
  expect(undisturbed.status).toBe(0)

  const { child, done } = startBlockvet(scanWords(folder, 'b.db'))
  await underWay(child)
  child.kill('SIGKILL')
  const killed = await done
  expect(killed.stdout).toBe('')

  const scanId = /Scan ([0-9a-z-]+) of/.exec(killed.stderr)?.[1] ?? ''
  const resumed = await runBlockvet([
    'scan',
    '--resume',
    scanId,
    '--db',
    folder.at('b.db'),
    '--json',
    '-',
    '--quiet',
  ])
  expect({ status: resumed.status, stderr: resumed.stderr }).toEqual({ status: 0, stderr: '' })
  expect(timeless(resumed.stdout)).toEqual(timeless(undisturbed.stdout))
  const { totals } = JSON.parse(resumed.stdout) as ScanResult
  expect(totals).toMatchObject({ checks: 512, listed: 40 + 32, unknown: 0 })
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} stops cleanly, says how to go on, and loses nothing`, async ({ folder }) => {
    const { child, done } = startBlockvet(scanWords(folder, 'c.db'))
    await underWay(child)
    child.kill(signal)
    const stopped = await done
    expect(stopped.status).toBe(3)
    expect(stopped.stdout).toBe('')
    const resume = /blockvet scan --resume (\S+)/.exec(stopped.stderr)?.[1] ?? ''
    expect(resume).not.toBe('')
    const resumed = await runBlockvet([
      'scan',
      '--resume',
      resume,
      '--db',
      folder.at('c.db'),
      '--json',
      '-',
      '--quiet',
    ])
    expect(resumed.status).toBe(0)
    expect((JSON.parse(resumed.stdout) as ScanResult).totals).toMatchObject({
      checks: 512,
      listed: 72,
      unknown: 0,
    })
    const again = await runBlockvet(['scan', '--resume', resume, '--db', folder.at('c.db')])
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('is finished')
  })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} while the path is looked at stores nothing, asks no list, and says so`, async ({
    folder,
  }) => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1')
    await once(silent, 'listening')
    const list = '  - { id: far, zone: far.example.test }'
    const lists = folder.write('far.yaml', `operator: { id: ex, name: Ex }\nlists:\n${list}\n`)
    const db = folder.at('d.db')
    const words = ['scan', '203.0.113.0/24', '--allow-special', '--catalog', lists, '--db', db, '--json', '-']
    const resolver = ['--resolver', `127.0.0.1:${silent.address().port}`]
    const { child, done } = startBlockvet([...words, ...resolver])
    await once(silent, 'message')
    child.kill(signal)
    const { status, stdout, stderr } = await done
    silent.close()
    expect({ status, stdout, stderr }).toEqual({
      status: 3,
      stdout: '',
      stderr: 'Stopped before the scan began; no list was asked and nothing was stored.\n',
    })
  })

  test(`${signal} before the blocks are read ends with status 3 and one line`, async ({ folder }) => {
    const { child, done } = startBlockvet(['scan', '-', '--db', folder.at('e.db')], null)
    // More than a pipe holds: once it is taken, the blocks are being read.
    child.stdin?.write('#'.repeat(1 << 20))
    await once(child.stdin as Writable, 'drain')
    child.kill(signal)
    const { status, stdout, stderr } = await done
    expect({ status, stdout, stderr }).toEqual({
      status: 3,
      stdout: '',
      stderr: 'blockvet: stopped before it was done.\n',
    })
  })
}
