import { expect, test } from 'vitest'
import { safeFileName } from './safe-file-name.ts'

test.each([
  ['refusal.eml', 'refusal.eml'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ann\\Vertrag für März.pdf', 'Vertrag für März.pdf'],
  ['.bashrc', 'bashrc'],
  ['a\u0000b\r\nContent-Type: text/html', 'html'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['photo.jpg\u200b.exe', 'photo.jpg.exe'],
  ['what?<b>"x"|*:.txt', 'what__b__x____.txt'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['console.txt', 'console.txt'],
  ['name. . .', 'name'],
  ['..', 'file'],
  ['', 'file'],
])('%j becomes %j', (given, safe) => {
  expect(safeFileName(given)).toBe(safe)
  expect(safeFileName(safe)).toBe(safe)
})

test('a long name is cut before its ending', () => {
  const safe = safeFileName(`${'ä'.repeat(5000)}.pdf`)
  expect(Array.from(safe)).toHaveLength(120)
  expect(safe.endsWith('ä.pdf')).toBe(true)
  expect(Array.from(safeFileName(`x.${'😀'.repeat(200)}`))).toHaveLength(120)
})
