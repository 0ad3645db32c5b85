import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import { ME, newList, temporaryFolder, testScan, testStore } from './store.test-support.ts'

/** Runs a module text in another Node process, with `openStore` and `file` at hand. */
function startProcess(file: string, script: string): { child: ChildProcess; output: Promise<string> } {
  const module = JSON.stringify(path.join(import.meta.dirname, 'open-store.ts'))
  const head = `import { openStore } from ${module}
    const file = ${JSON.stringify(file)}
    const open = () => openStore({ file, practice: false, now: Date.now })\n`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', head + script])
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: once(child, 'close').then(() => text.trim()) }
}

test('processes that start at the same moment on a new database all get it', async () => {
  const file = path.join(temporaryFolder(), 'new.db')
  const at = Date.now() + 1500
  const script = `while (Date.now() < ${at}); const store = open(); store.settings.set('k' + process.pid, 1); console.log('ok')`
  const outputs = await Promise.all(Array.from({ length: 6 }, () => startProcess(file, script).output))
  expect(outputs).toEqual(Array.from({ length: 6 }, () => 'ok'))
})

test('a process killed while it writes leaves whole batches, and its scan is free at once', async () => {
  const file = path.join(temporaryFolder(), 'killed.db')
  const store = testStore({ file })
  const { id } = testScan()
  const targets = 65_536
  const lists = ['a', 'b'].map(newList)
  store.scans.create(testScan({ block: '198.51.0.0/16', targets }), lists)
  // Each batch n fills all chunks of both maps with n, writes n as the number of queries and lists address n.
  const script = `
    const store = open(), owner = process.pid + '-cafe'
    store.scans.claim('${id}', owner)
    store.scans.setState('${id}', 'running', { failure: null, finishedAt: null })
    for (let n = 1; ; n++) {
      const states = new Uint8Array(4096).fill(n % 14 * 17)
      const chunks = ['a', 'b'].flatMap((listId) => [0, 1, 2, 3, 4, 5, 6, 7].map((chunk) => ({ listId, chunk, states })))
      const listing = { address: 'x', target: n, listId: 'a', codes: [], text: [], question: '', server: '', ttlSeconds: 0, observedAt: '' }
      store.commitBatch('${id}', { chunks, listings: [listing], notes: [], probes: [], medians: [], clearUntils: [], forgottenLists: [],
        owner, queriesSent: n, ignoredResponses: 0, activeSeconds: n })
      await new Promise((resolve) => setTimeout(resolve, 1))
    }`
  const { child, output } = startProcess(file, script)
  while ((store.scans.get(id)?.queriesSent ?? 0) < 5 && child.exitCode === null) await sleep(20)
  expect(store.scans.get(id)?.state).toBe('running')
  expect(store.scans.claim(id, ME)).toBe(false)
  child.kill('SIGKILL')
  expect(await output).toBe('')

  const { queriesSent: batches, state } = store.scans.get(id) ?? testScan()
  expect(state).toBe('stopped')
  expect(batches).toBeGreaterThanOrEqual(5)
  const map = new OutcomeMap(targets, new Uint8Array(targets / 2).fill((batches % 14) * 17))
  for (const listId of ['a', 'b']) expect(store.outcomes.load(id, listId, targets)).toEqual(map)
  expect(store.listings.of(id)).toHaveLength(batches)
  expect(store.scans.claim(id, ME)).toBe(true)
})
