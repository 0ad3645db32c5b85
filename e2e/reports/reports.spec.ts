import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { runBlockvet } from '../engine/run-blockvet.ts'
import { expect, test } from '../engine/temporary-folder.ts'
import { scanHostileLists } from './hostile-scan.ts'

const has = (tool: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const number = (text: string | undefined): number => Number((text ?? 'none').replaceAll(',', ''))

test.describe('PDF', () => {
  test.skip(!has('pdftotext'), 'pdftotext is not installed: nothing reads the PDF independently')

  test('says the numbers of the JSON on pages that stand alone, tagged, with all fonts inside', async ({
    folder,
  }) => {
    const { files, result } = await scanHostileLists(folder)
    const words = execFileSync('pdftotext', ['-f', '1', '-l', '2', '-layout', files.pdf, '-'], {
      encoding: 'utf8',
    })
    const text = words.replaceAll(/\s+/g, ' ')
    const checks = /([\d,]+) listed, ([\d,]+) clear, ([\d,]+) noted, ([\d,]+) unknown/.exec(text)
    const { listed, clear, noted, unknown } = result.totals
    // Two columns side by side: a sentence of the right one may be broken by the map beside it.
    if (checks) expect(checks.slice(1, 5).map(number)).toEqual([listed, clear, noted, unknown])
    expect(text).toContain('Coverage')
    expect(text).toContain('198.18.7.0/24')
    expect(text).toContain(result.scanId)
    for (const title of ['Reasons', 'Cases', 'Method', 'Not examined, and limits'])
      expect(text).toContain(title)
    const raw = execFileSync('pdftotext', ['-raw', files.pdf, '-'], { encoding: 'utf8' }).replaceAll(
      /\s+/g,
      ' ',
    )
    expect(raw).toContain(`${listed} listed, ${clear} clear, ${noted} noted, ${unknown} unknown`)
    const facts = execFileSync('pdfinfo', [files.pdf], { encoding: 'utf8' })
    expect(facts).toMatch(/Tagged:\s+yes/)
    expect(facts).toMatch(/JavaScript:\s+no/)
    expect(facts).toMatch(/A4/)
    const fonts = execFileSync('pdffonts', [files.pdf], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(2)
    for (const font of fonts) expect(font).toMatch(/yes yes yes/)
    const structure = execFileSync('pdfinfo', ['-struct-text', files.pdf], { encoding: 'utf8' })
    expect(structure).toMatch(/TH[\s\S]*"Severity"/)
  })

  test('is the same file when it is written again, and Letter is another', async ({ folder }) => {
    const { files, result, database } = await scanHostileLists(folder)
    const again = ['report', result.scanId, '--db', database, '--pdf']
    expect((await runBlockvet([...again, folder.at('again.pdf')])).status).toBe(0)
    expect(readFileSync(folder.at('again.pdf')).equals(readFileSync(files.pdf))).toBe(true)
    expect((await runBlockvet([...again, folder.at('letter.pdf'), '--paper', 'letter'])).status).toBe(0)
    expect(execFileSync('pdfinfo', [folder.at('letter.pdf')], { encoding: 'utf8' })).toContain('letter')
  })
})

test.describe('in another program', () => {
  test.skip(
    !has('soffice'),
    'LibreOffice (soffice) is NOT installed: nobody else opened the XLSX and the CSV',
  )

  test('the workbook and the CSV hold the same numbers and run no formula', async ({ folder }) => {
    const { files, result } = await scanHostileLists(folder)
    const sheets = convert(folder.at('sheets'), files.xlsx)
    const listings = sheets.get('report-Listings.csv') ?? []
    expect(listings.length - 1).toBe(result.listings.length)
    expect(sheets.get('report-Cases.csv')?.length).toBe(1 + result.cases.length)
    const summary = new Map((sheets.get('report-Summary.csv') ?? []).map(([label, value]) => [label, value]))
    const { checks, listed, clear, noted, unknown } = result.totals
    const found = ['Checks', 'Checks listed', 'Checks clear', 'Checks noted', 'Checks unknown'].map((label) =>
      Number(summary.get(label)),
    )
    expect(found).toEqual([checks, listed, clear, noted, unknown])
    const seen = listings.slice(1).map((row) => row.at(-1))
    expect(seen.every((moment) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(moment ?? ''))).toBe(true)
    const words = [...sheets.values()].flat(2).join('\n')
    expect(words).toContain('=HYPERLINK("http://evil.example/","click")')
    expect(words).not.toMatch(/#NAME|#VALUE|Err:\d/)

    const [rows = []] = [...convert(folder.at('csv'), files.csv).values()]
    expect(rows.filter(([, , , outcome]) => outcome === 'listed')).toHaveLength(listed)
    const unknowns = rows.filter(([, , , outcome]) => outcome === 'unknown')
    expect(unknowns.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(unknown)
    expect(rows.flat().join('\n')).not.toMatch(/#NAME|#VALUE|Err:\d/)
    expect(rows.flat()).toContain(`'=HYPERLINK("http://evil.example/","click")`)
  })
})

/** Rows of each sheet, as LibreOffice reads the file: formulas would be worked out. */
function convert(folder: string, file: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  mkdirSync(folder)
  // Commas, quotes around texts, UTF-8, cells as shown, every sheet.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1'
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, file], {
    stdio: 'ignore',
    timeout: 100_000,
  })
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return new Map(names.map((name) => [name, readRows(readFileSync(path.join(folder, name), 'utf8'))]))
}

function readRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '') break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\n') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

test('the HTML passes axe in light and dark and asks nobody for anything', async ({ folder, page }) => {
  const { files } = await scanHostileLists(folder)
  const asked: string[] = []
  page.on('request', (request) => void asked.push(request.url()))
  page.on('dialog', () => void asked.push('a dialog opened'))
  const url = pathToFileURL(files.html).href
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .setLegacyMode(true)
      .analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    )
    expect(found, colorScheme).toEqual([])
  }
  expect(asked.filter((address) => address !== url)).toEqual([])
})

test('a bundle is verified, and a changed one is not', async ({ folder }) => {
  const { result, database } = await scanHostileLists(folder)
  const key = folder.write('key.pem', execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519']))
  const bundle = folder.at('bundle.zip')
  const words = ['report', result.scanId, '--db', database, '--bundle', bundle, '--sign', key]
  expect((await runBlockvet(words)).status).toBe(0)
  const good = await runBlockvet(['verify', bundle])
  expect(good.stdout).toMatch(/Signature: valid, Ed25519 key SHA256:/)
  expect(good.stdout).toMatch(/The bundle holds\.\n$/)
  expect(good.status).toBe(0)
  const bytes = readFileSync(bundle)
  bytes[Math.floor(bytes.length / 3)] = (bytes[Math.floor(bytes.length / 3)] ?? 0) ^ 0xff
  writeFileSync(bundle, bytes)
  const bad = await runBlockvet(['verify', bundle])
  expect(bad.status).not.toBe(0)
  expect(bad.stdout + bad.stderr).toMatch(/does not hold|no evidence bundle/)
  const none = await runBlockvet(['verify', folder.write('none.zip', 'not a zip')])
  expect(none.status).toBe(2)
  expect(none.stderr).toContain('no evidence bundle')
})

test('a letter is printed in the language asked for, and one without ground is refused', async ({
  folder,
}) => {
  const { result, database } = await scanHostileLists(folder)
  const words = ['report', result.scanId, '--db', database, '--letter']
  const letter = await runBlockvet([...words, 'another-block', '--lang', 'de'])
  expect(letter.status).toBe(0)
  expect(letter.stdout).toContain('65 von 256 Adressen sind gelistet')
  expect(letter.stderr).toContain('[Ihr Name')
  const twice = await runBlockvet([...words, 'money'])
  expect(twice.status).toBe(2)
})
