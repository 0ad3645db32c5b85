import { expect, it } from 'vitest'
import { tellFileKind } from './tell-file-kind.ts'

const kindOf = (text: string) => tellFileKind(new TextEncoder().encode(text))

it.each([
  'Return-Path: <>\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n550 blocked',
  'From MAILER-DAEMON Mon Jan  5 10:00:00 2026\nSubject: x\n\n',
  'Jan  5 10:00:00 mx postfix/smtp[1]: 4F: to=<a@example.org>, status=bounced (host x said: 550)',
  '2026-01-05 10:00:00 1abc-0001 ** a@example.org R=dns T=smtp: SMTP error: 550',
  '192.0.2.1 - - [05/Jan/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 1',
  '{"MESSAGE":"550 5.7.1 blocked","_COMM":"postfix/smtp"}',
  '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.example.test',
])('takes %j for something with refusals', (text) => expect(kindOf(text)).toBe('bounces'))

it.each([
  '; Drop list 2026\n192.0.2.0/24 ; SBL1\n198.51.100.0/24 ; SBL2\n',
  '# list\n\n203.0.113.7\n203.0.113.9\n',
  '2001:db8::/32\n2001:db8:1::/48\n',
  'start,end,count\n192.0.2.0,192.0.2.255,9\n198.51.100.0,198.51.100.255,1\n203.0.113.0,203.0.113.9,1\n',
  '{"cidr":"192.0.2.0/24","sblid":"SBL1"}\n',
  '{"prefixes":[{"ip_prefix":"192.0.2.0/24"}]}',
])('takes %j for netblocks', (text) => expect(kindOf(text)).toBe('netblocks'))

it.each(['', '  \n', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'MZ\u0090\0\u0003'])(
  'takes %j for neither',
  (text) => expect(kindOf(text)).toBe(null),
)

it('takes random bytes for neither', () => {
  const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251)
  expect(tellFileKind(bytes)).toBe(null)
})
