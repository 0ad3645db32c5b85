import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'

// What the built output says of itself, so that no build step can undo what the sources promise.
const out = path.join(import.meta.dirname, '../../out')
const read = (name: string): string => readFileSync(path.join(out, name), 'utf8')

function scriptsBelow(folder: string): string[] {
  return readdirSync(path.join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => path.join(folder, name))
}

test('the built shell weakens nothing', () => {
  const shell = scriptsBelow('main').map(read).join('\n')
  expect(shell).toMatch(/sandbox: true/)
  expect(shell).toMatch(/contextIsolation: true/)
  expect(shell).toMatch(/nodeIntegration: false/)
  for (const weakness of [
    /webSecurity:\s*false/,
    /allowRunningInsecureContent/,
    /experimentalFeatures/,
    /enableBlinkFeatures/,
    /nodeIntegrationInWorker/,
    /nodeIntegrationInSubFrames/,
    /@electron\/remote/,
    /enableRemoteModule/,
    /disable-web-security/,
    /ignore-certificate-errors/,
  ])
    expect(shell).not.toMatch(weakness)
})

test('the built preload is one small CommonJS file that exposes nothing', () => {
  expect(scriptsBelow('preload')).toEqual(['preload/index.cjs'])
  const preload = read('preload/index.cjs')
  expect(preload.length).toBeLessThan(2000)
  expect(preload).not.toMatch(/exposeInMainWorld|require\((?!["'`]electron)/)
  expect(preload.match(/ipcRenderer\.(on|send|invoke)/g)?.sort()).toEqual([
    'ipcRenderer.on',
    'ipcRenderer.send',
  ])
})

/** A built file and everything that it loads before anything is asked of it. */
function loadedBy(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, file] of read(name).matchAll(/^import\s[^;]*?["'](\.[^"']+)["']/gm)) {
    loadedBy(path.join(path.dirname(name), file ?? ''), seen)
  }
  return seen
}

test('an idle background loads no library for mail, PDF or sheets', () => {
  const files = [...loadedBy('main/background.js')]
  expect(files.length).toBeGreaterThan(3)
  const libraries = /\b(ImapFlow|SMTPConnection|PDFDocument|class PostalMime|mailsplit)\b/
  const built = scriptsBelow('main').filter((name) => libraries.test(read(name)))
  expect(built.length).toBeGreaterThan(3)
  expect(built.filter((name) => files.includes(name))).toEqual([])
  for (const name of files) expect(read(name), name).not.toMatch(/^import[^;]*write-excel-file/m)
})

test('the built page needs no loosened policy, no Node.js and no Electron', () => {
  const html = read('renderer/index.html')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/)
  expect(html).not.toMatch(/\son\w+=|javascript:|https?:\/\//)
  for (const name of scriptsBelow('renderer')) {
    const script = read(name)
    expect(script, name).not.toMatch(/\beval\(|new Function\(/)
    expect(script, name).not.toMatch(/require\(["'`](electron|node:)|from\s*["'`]electron["'`]/)
  }
})
