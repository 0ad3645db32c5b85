import { expect, test } from 'vitest'
import { detectInput } from './detect-input.ts'

test.each([
  ['mail', 'Authentication-Results: mx.example.org;\n\tspf=none\nFrom: a@example.net\nSubject: x\n\nbody'],
  ['mail', 'Received: from a\n by b\nDate: Tue, 3 Nov 2026 04:12:09 +0000\n'],
  ['mbox', 'From MAILER-DAEMON Tue Nov  3 04:12:09 2026\nFrom: a@example.net\n'],
  ['text', 'From: the postmaster said 550 5.7.1 blocked\nand more\n'],
  ['text', '550-5.7.1 one\n550 5.7.1 two\n'],
  ['log', 'Nov  3 04:12:07 out1 postfix/smtp[1]: x\nNov  3 04:12:07 out1 postfix/smtp[1]: y\n'],
  ['log', '2026-11-03 04:12:07 1vFx == a@example.net\n'],
  ['log', '@400000006728f1a81c9d38c4 delivery 311: failure: x\n'],
  ['log', '<22>1 2026-11-03T04:12:07Z out1 postfix/smtp 1 - - x\n'],
  ['json', '{"MESSAGE":"x"}\n'],
  ['powermta', 'type,timeLogged,rcpt\n'],
  ['powermta', 'b,2026-11-03 04:12:07+0000,2026-11-03 04:11:59+0000,a@example.org\n'],
  ['json', 'data: {"MESSAGE":"x"}\n'],
  ['json-over-lines', '[{"MESSAGE":"x"}]\n'],
  ['json-over-lines', '{\n  "MESSAGE": "x"\n}\n'],
  ['json-over-lines', '[\n  {\n    "MESSAGE": "x"\n  }\n]\n'],
  ['exchange', '#Software: Microsoft Exchange Server\n'],
  ['gzip', '\u001f\u008b'],
  ['packed', 'BZh91AY'],
  ['binary', 'x\u0000y'],
  ['text', ''],
])('%s', (kind, text) => {
  expect(detectInput(Buffer.from(text, 'latin1'))).toBe(kind)
})
