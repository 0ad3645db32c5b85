import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseAddress } from '../../../shared/domain/address.ts'
import type { ZoneFile } from '../../../shared/domain/zone-file.ts'
import { diskZoneFiles } from './disk-zone-files.ts'
import { loadZone } from './load-zone.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-zones-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WRITTEN = '2026-11-20T10:00:00.000Z'

function write(name: string, text: string, type: ZoneFile['type'] = 'ip4set'): ZoneFile {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  utimesSync(file, new Date(WRITTEN), new Date(WRITTEN))
  return { type, path: file, modifiedAt: 'before' }
}

const load = (zoneFiles: readonly ZoneFile[], open = diskZoneFiles) =>
  loadZone({ id: 'own', zone: 'bl.example.org', zoneFiles }, open, Date.now())

test('reads all files of a list and says of when they are', async () => {
  const loaded = await load([
    write('a.zone', '192.0.2.1\n'),
    write('b.zone', '192.0.2.0/24 :5:\n', 'ip4trie'),
  ])
  if (!loaded.ok) throw new Error(loaded.problem)
  expect(loaded.zone.files.map(({ modifiedAt }) => modifiedAt)).toEqual([WRITTEN, WRITTEN])
  expect(loaded.zone.notices).toEqual([])
  const address = parseAddress('192.0.2.1')
  expect(address && loaded.zone.evaluator.evaluate(address)?.codes).toEqual(['127.0.0.2', '127.0.0.5'])
})

test('lines with mistakes are told of in one sentence', async () => {
  const file = write('bad.zone', 'one\n192.0.2.1\ntwo\nthree\nfour\n')
  const loaded = await load([file])
  const said = 'the address cannot be read'
  expect(loaded.ok && loaded.zone.notices).toEqual([
    `${file.path} has mistakes, and rbldnsd would pass over them too: line 1: ${said}; line 3: ${said}; line 4: ${said}; and 1 more.`,
  ])
})

test('a file that cannot be used is one sentence', async () => {
  const gone = await load([{ type: 'ip4set', path: path.join(folder, 'gone.zone'), modifiedAt: '' }])
  expect(!gone.ok && gone.problem).toMatch(/^The zone file .*gone\.zone of list own cannot be used: ENOENT/)
  const expired = await load([write('old.zone', '$TIMESTAMP 2020:01:01 +1d\n')])
  expect(!expired.ok && expired.problem).toContain('its data expired at 2020-01-02T00:00:00Z')
})

test('a file that is written to while it is read is not used', async () => {
  const file = write('grows.zone', '192.0.2.1\n')
  const loaded = await load([file], async (name) => {
    const open = await diskZoneFiles(name)
    writeFileSync(name, '192.0.2.1\n192.0.2.2\n')
    return open
  })
  expect(!loaded.ok && loaded.problem).toContain('it was written to while it was read; try again.')
})
