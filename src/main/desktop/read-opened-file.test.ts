import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readOpenedFile } from './read-opened-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-opened-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => path.join(folder, name)

it('reads a file, also by a link to it', async () => {
  writeFileSync(at('bounce.eml'), 'Subject: x\n')
  symlinkSync(at('bounce.eml'), at('link.eml'))
  for (const name of ['bounce.eml', 'link.eml']) {
    const opened = await readOpenedFile(at(name))
    expect(opened.kind === 'file' && new TextDecoder().decode(opened.bytes)).toBe('Subject: x\n')
    expect(opened).toMatchObject({ name })
  }
})

it('names no path and no mark that turns writing around', async () => {
  writeFileSync(at('a\u202Egol.exe'), '')
  expect(await readOpenedFile(at('a\u202Egol.exe'))).toMatchObject({ kind: 'file', name: 'agol.exe' })
})

it('reads no more than the limit, whatever size the system tells', async () => {
  writeFileSync(at('large.log'), 'x'.repeat(2_000_001))
  expect(await readOpenedFile(at('large.log'), 2_000_000)).toEqual({
    kind: 'refused',
    sentence:
      "'large.log' was not opened: it is larger than 2 MB; choose it in Bounces, where files are read in pieces.",
  })
  expect(await readOpenedFile(at('large.log'), 2_000_001)).toMatchObject({ kind: 'file' })
})

it.skipIf(process.platform === 'win32')(
  'takes no folder, no pipe, no device and nothing that is not there',
  async () => {
    mkdirSync(at('folder'))
    execFileSync('mkfifo', [at('pipe')])
    for (const name of [at('folder'), at('pipe'), '/dev/zero'])
      expect(await readOpenedFile(name)).toMatchObject({ sentence: expect.stringContaining('no plain file') })
    expect(await readOpenedFile(at('none.eml'))).toEqual({
      kind: 'refused',
      sentence: "'none.eml' was not opened: it is not there.",
    })
  },
)
