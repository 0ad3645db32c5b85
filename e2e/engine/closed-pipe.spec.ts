import { spawnSync } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { startBlockvet } from './run-blockvet.ts'
import { expect, test } from './temporary-folder.ts'

test('a reader that has seen enough is no fault', async () => {
  const { child, done } = startBlockvet(['lists'])
  child.stdout?.destroy()
  expect(await done).toMatchObject({ status: 0, stderr: '' })
})

test('files are written even when nobody reads the table', async ({ folder }) => {
  const catalogue = folder.write(
    'lists.yaml',
    'operator: { id: ex, name: Ex }\nlists:\n  - { id: one, zone: one.example.test, servers: ["127.0.0.1:9"] }\n',
  )
  const json = folder.at('result.json')
  const words = ['scan', '203.0.113.1', '--allow-special', '--catalog', catalogue, '--timeout', '50']
  const { child, done } = startBlockvet([
    ...words,
    '--db',
    folder.at('a.db'),
    '--json',
    json,
    '--no-progress',
  ])
  child.stdout?.destroy()
  expect(await done).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync(json) && JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
    block: '203.0.113.1/32',
  })
})

test('results that find no room are told in a sentence, and the status says so', () => {
  test.skip(!existsSync('/dev/full'), 'LOUD: this system has no /dev/full')
  const cli = path.join(import.meta.dirname, '../../out/main/cli.js')
  const { status, stderr } = spawnSync(process.execPath, [cli, 'lists'], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
  })
  expect(stderr).toBe('blockvet: Standard output cannot be written: the disk is full.\n')
  expect(status).toBe(1)
})

test('Ctrl-C ends the wait for a standard input that says nothing', async () => {
  const { child, done } = startBlockvet(['bounces', '-', '--no-keep', '--no-progress'], null)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  child.kill('SIGINT')
  const { status, stderr } = await done
  expect(stderr).toBe('Stopped; what was read until then is in the result.\n')
  expect(status).toBe(3)
})
