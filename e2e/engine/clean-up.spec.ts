import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hasRbldnsd, startRbldnsd } from './rbldnsd.ts'
import { runBlockvet } from './run-blockvet.ts'
import { sixLists, sixListsCatalogue, sixZones } from './six-lists.ts'
import { expect, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'rbldnsd and dig are not installed: no real lists to ask')

interface Row {
  readonly request: {
    readonly id: string
    readonly state: string
    readonly mode: string
    readonly removalId: string
  }
}

test('a /28 on six lists becomes requests in the order of doing, and the lists themselves say what is gone', async ({
  folder,
}) => {
  const everything = sixLists.map(({ id }) => id)
  const before = await startRbldnsd(sixZones(everything))
  const db = folder.at('blockvet.db')
  const file = folder.write('lists.yaml', sixListsCatalogue(before.port))
  const common = ['--db', db]
  const told = async (...words: string[]): Promise<string> => {
    const { status, stdout, stderr } = await runBlockvet([...words, ...common])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    return stdout
  }
  const rowsOf = (text: string): Row[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
  const scanned = await runBlockvet([
    'scan',
    '203.0.113.16/28',
    '--allow-special',
    '--preset',
    'all',
    '--catalog',
    file,
    '--no-registry',
    '--no-rdns',
    '--feeds',
    'none',
    '--json',
    '-',
    '--no-progress',
    ...common,
  ])
  const { scanId, totals } = JSON.parse(scanned.stdout) as { scanId: string; totals: { listed: number } }
  expect(totals.listed).toBe(30)

  const out = folder.at('drafts')
  await told('drafts', scanId, '--out', out)
  const files = readdirSync(out).toSorted()
  const kinds = files.map((name) => name.replace(/^(\d+)-([a-z]+)-.*\.(\w+)$/, '$2.$3'))
  expect(kinds.toSorted()).toEqual([
    'expiry.txt',
    'form.txt',
    'german.eml',
    'mail.eml',
    'provider.eml',
    'range.eml',
  ])
  expect(kinds[0]).toBe('provider.eml')
  const german = readFileSync(path.join(out, files.find((name) => name.includes('german')) ?? ''), 'utf8')
  expect(german).toContain('To: delist@german.example.test')
  expect(german).toContain('Subject: Austragung aus List german (german.example.test): 203.0.113.22')
  expect(
    readFileSync(path.join(out, files.find((name) => name.includes('expiry')) ?? ''), 'utf8'),
  ).not.toContain('Subject')
  const form = readFileSync(path.join(out, files.find((name) => name.includes('form')) ?? ''), 'utf8')
  expect(form).toContain('One request for each of 2 addresses: 203.0.113.18, 203.0.113.19')

  const rows = rowsOf(await told('campaign', 'start', scanId, '--json', '--catalog', file))
  expect(rows).toHaveLength(6)
  for (const { request } of rows)
    if (request.mode !== 'none') await told('campaign', 'state', request.id, 'sent')
  const looks = rowsOf(await told('campaign', 'verify', '--json', '--catalog', file))
  expect(looks.map((look) => (look as unknown as { outcome: string }).outcome)).toEqual(
    Array(6).fill('listed'),
  )
  await before.stop()

  // Mail and form were taken off; the others stay.
  const after = await startRbldnsd(sixZones(everything.filter((id) => id !== 'mail' && id !== 'form')))
  const moved = folder.write('moved.yaml', sixListsCatalogue(after.port))
  const verified = (await told('campaign', 'verify', '--json', '--catalog', moved)).trim().split('\n')
  const outcomes = verified.map((line) => {
    const { id, outcome, state } = JSON.parse(line) as { id: string; outcome: string; state: string }
    return [rows.find(({ request }) => request.id === id)?.request.removalId, outcome, state]
  })
  await after.stop()
  const clean = outcomes.filter(([, outcome]) => outcome === 'clean')
  expect(new Set(clean.map((outcome) => outcome.join(' ')))).toEqual(
    new Set(['form clean sent', 'mail clean sent']),
  )
  expect(outcomes.filter(([, outcome]) => outcome === 'listed')).toHaveLength(4)
  const mail = rows.find(({ request }) => request.removalId === 'mail')?.request.id ?? ''
  const silent = await told('campaign', 'verify', mail, '--json', '--catalog', moved)
  expect(JSON.parse(silent)).toMatchObject({ outcome: 'unknown', state: 'sent' })

  const csv = await told('campaign', 'csv')
  expect(csv.trim().split('\n')).toHaveLength(7)
  expect(csv).toContain('"List form"')
  await told('campaign', 'csv', folder.at('clean-up.csv'))
  expect(readFileSync(folder.at('clean-up.csv'), 'utf8')).toContain('"List form"')
  expect(await told('campaign', 'ics')).toContain('BEGIN:VEVENT')
  const wrong = await runBlockvet(['campaign', 'state', 'nothing', 'sent', ...common])
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toMatch(/^blockvet: There is no request 'nothing'/)
})
