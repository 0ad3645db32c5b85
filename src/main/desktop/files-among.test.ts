import { expect, it } from 'vitest'
import { filesAmong } from './files-among.ts'

it('takes paths, as they are and as a desktop writes them', () => {
  const words = ['--ozone-platform=x11', 'mail/bounce.eml', '/var/log/mainlog', 'file:///home/a%20b/x.mbox']
  expect(filesAmong(words, '/home/user', 'linux')).toEqual([
    '/home/user/mail/bounce.eml',
    '/var/log/mainlog',
    '/home/a b/x.mbox',
  ])
  expect(filesAmong(['C:\\mail\\a.eml', 'b.log'], 'D:\\logs', 'win32')).toEqual([
    'C:\\mail\\a.eml',
    'D:\\logs\\b.log',
  ])
})

it.each([
  ['-c'],
  [''],
  ['blockvet://vet?block=192.0.2.0/24'],
  ['https://example.com/a.eml'],
  ['file://server.example/share/a.eml'],
  ['file:///a%2Fb'],
  ['a\0b.eml'],
])('takes %j for no file', (word) => {
  expect(filesAmong([word], '/home/user', 'linux')).toEqual([])
})

it.each(['\\\\server\\share\\a.eml', '//server/share/a.eml', '\\\\?\\C:\\a.eml', '\\\\.\\pipe\\x'])(
  'logs in nowhere for %s',
  (word) => expect(filesAmong([word], 'C:\\', 'win32')).toEqual([]),
)
