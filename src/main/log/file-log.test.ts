import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileLog } from './file-log.ts'
import { redact } from './redact.ts'

let folder: string
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'blockvet-log-')), 'logs')
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true }))

const open = () => fileLog({ folder, now: () => 0, home: '/home/someone', secrets: () => ['abcdef123456'] })

it('keeps one JSON line an event, for the owner alone', () => {
  const log = open()
  log.write('scan-started', { scanId: 's', addresses: 256 })
  log.write('fault', { message: 'a\nb' })
  expect(log.tail(10).map((line) => JSON.parse(line) as unknown)).toEqual([
    { at: '1970-01-01T00:00:00.000Z', event: 'scan-started', scanId: 's', addresses: 256 },
    { at: '1970-01-01T00:00:00.000Z', event: 'fault', message: 'a\nb' },
  ])
  expect(statSync(path.join(folder, 'blockvet.log')).mode & 0o777).toBe(0o600)
  expect(log.tail(1)).toHaveLength(1)
})

it.each([
  ['a key in a query name', '1.2.0.192.abcdef123456.zen.example', '1.2.0.192.<redacted>.zen.example'],
  ['a token', 'http://127.0.0.1:1/?token=x-Y_z', 'http://127.0.0.1:1/?token=<redacted>'],
  ['a password in an address', 'smtp://me:secret@mail.example', 'smtp://<redacted>@mail.example'],
  ['a mail address', 'to postmaster@example.org now', 'to <mail address> now'],
  ['the home folder', "open '/home/someone/x.db'", "open '~/x.db'"],
])('%s does not reach the file', (_what, text, clean) => {
  const log = open()
  log.write('said', { text })
  expect(JSON.parse(log.tail(1)[0] ?? '')).toMatchObject({ text: clean })
})

it('takes no short words out', () => expect(redact('the key', ['key'], '')).toBe('the key'))

it('rotates at a megabyte and keeps five files', () => {
  const log = open()
  for (let i = 0; i < 8; i++) {
    log.write('before', { i })
    writeFileSync(path.join(folder, 'blockvet.log'), `${'x'.repeat(1 << 20)}\n`)
  }
  log.write('last')
  expect(readdirSync(folder).sort()).toEqual([
    'blockvet.log',
    'blockvet.log.1',
    'blockvet.log.2',
    'blockvet.log.3',
    'blockvet.log.4',
  ])
  expect(log.tail(1)[0]).toContain('last')
  log.clear()
  expect(readdirSync(folder)).toEqual([])
})

it('a log that cannot be written ends nothing', () => {
  writeFileSync(folder, 'a file in the way')
  expect(() => open().write('said')).not.toThrow()
  expect(open().tail(5)).toEqual([])
})
