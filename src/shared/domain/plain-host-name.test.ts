import { expect, test } from 'vitest'
import { plainHostName } from './plain-host-name.ts'

test.each([
  ['example.org', 'example.org'],
  [' example.org. ', 'example.org'],
  ['mail.bücher.example', 'mail.xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['bücher.example/path', 'bücher.example/path'],
  ['bücher.example:25', 'bücher.example:25'],
  ['ü@x.example', 'ü@x.example'],
  ['', ''],
])('%j is %j to DNS', (text, name) => expect(plainHostName(text)).toBe(name))
