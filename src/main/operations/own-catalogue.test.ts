import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadCatalogue } from '../engine/catalogue/load-catalogue.ts'
import { decideList, readChoices } from './list-choices.ts'
import { openTestContext, serveWorld } from './open-context.test-support.ts'
import { OwnCatalogue } from './own-catalogue.ts'
import { probeOwnFile, readOwnLists, removeOwnFile, saveOwnFile } from './own-lists.ts'
import { readHealthHistory } from './read-health-history.ts'

/** A shipped catalogue of one list and a folder for the user's own. */
function openOwn() {
  const root = mkdtempSync(path.join(tmpdir(), 'blockvet-own-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  writeFileSync(path.join(root, 'shipped.yaml'), 'lists: [{ id: big, zone: big.example.org, rate: 50 }]')
  const loaded = loadCatalogue({ paths: [root], custom: false })
  if (!loaded.ok) throw new Error(loaded.problems.join(' '))
  const folder = path.join(root, 'own-catalogue')
  const own = new OwnCatalogue({ shippedFolder: root, folder, shipped: loaded.catalogue })
  const context = openTestContext([], { own })
  Object.defineProperty(context, 'catalogue', { get: () => own.catalogue })
  return { context, own, folder, root }
}

const ids = ({ catalogue }: OwnCatalogue): string[] => catalogue.lists.map(({ id }) => id)

test('a file is in use once saved, and gone once deleted', () => {
  const { context, own, folder } = openOwn()
  expect(ids(own)).toEqual(['big'])
  saveOwnFile(
    context,
    'mine.yaml',
    'lists: [{ id: mine, zone: mine.example.net }]\noverrides: [{ id: big, rate: 5 }]',
  )
  expect(ids(own)).toEqual(['big', 'mine'])
  expect(own.catalogue.lists[0]?.ratePerSecond).toBe(5)
  expect(readOwnLists(context)).toMatchObject({ folder, files: [{ name: 'mine.yaml', problems: [] }] })
  removeOwnFile(context, 'mine.yaml')
  expect(ids(own)).toEqual(['big'])
  expect(() => removeOwnFile(context, '../shipped.yaml')).toThrow("no file '../shipped.yaml' of your own")
})

test('a file that is wrong is not kept, and one from outside the window does not break the rest', () => {
  const { context, own, folder, root } = openOwn()
  saveOwnFile(context, 'mine.yaml', 'lists: [{ id: mine, zone: mine.example.net }]')
  expect(() => saveOwnFile(context, 'mine.yaml', 'lists: [{ id: mine }]')).toThrow('lists[0].zone is missing')
  expect(() => saveOwnFile(context, '../mine.yaml', 'lists: []')).toThrow('is no name for a file of lists')
  expect(readdirSync(folder)).toEqual(['mine.yaml'])
  writeFileSync(path.join(folder, 'broken.yaml'), 'lists: 7')
  const again = new OwnCatalogue({ shippedFolder: root, folder, shipped: own.catalogue })
  expect(ids(again)).toContain('mine')
  expect(again.files[0]?.problems[0]).toContain('broken.yaml, line 1: lists is 7; it must be a list of lists')
})

test('a list is probed before it is saved; history keeps what is in use alone', async () => {
  const { context } = openOwn()
  const server = await serveWorld(({ name, type }) =>
    name.startsWith('2.0.0.127.')
      ? { kind: 'reply', rcode: 'NOERROR', answers: [{ name, type, ttlSeconds: 60, data: '127.0.0.2' }] }
      : { kind: 'reply', rcode: 'NXDOMAIN' },
  )
  const text = `lists: [{ id: mine, zone: mine.example.net, servers: ["${server}"] }]`
  const findings = []
  for await (const finding of probeOwnFile(context, { name: 'mine.yaml', text })) findings.push(finding)
  expect(findings).toMatchObject([{ listId: 'mine', health: 'healthy' }])
  expect(readHealthHistory(context, 'mine')).toEqual([])
  await expect(probeOwnFile(context, { name: 'mine.yaml', text: 'lists: 7' }).next()).rejects.toThrow(
    'lists is 7',
  )
})

test('a file turns a list on or off, and a decision made here comes first', () => {
  const { context } = openOwn()
  saveOwnFile(context, 'mine.yaml', 'overrides: [{ id: big, enabled: false }]')
  expect(readChoices(context).asked).toEqual({ big: false })
  expect(decideList(context, 'big', { kind: 'asked', asked: true }).asked).toEqual({ big: true })
  expect(decideList(context, 'big', { kind: 'asked', asked: null }).asked).toEqual({ big: false })
})
