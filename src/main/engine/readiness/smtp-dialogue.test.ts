import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { examineServer, serverCommands } from './examine-server.ts'
import { talkSmtp } from './smtp-dialogue.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A mail server of replies by command; what it heard is kept. */
async function serve(replies: Readonly<Record<string, string>>, greeting = '220 mx.example.org ESMTP\r\n') {
  const heard: string[] = []
  const server = createServer((socket: Socket) => {
    socket.write(greeting)
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
        heard.push(line)
        const key = Object.keys(replies).find((start) => line.startsWith(start))
        socket.write(key === undefined ? '502 no\r\n' : `${replies[key]}\r\n`)
        if (line === 'QUIT') socket.end()
      }
    })
    socket.on('error', () => {})
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { heard, endpoint: { address: '127.0.0.1', port } }
}

const good = {
  EHLO: '250-mx.example.org\r\n250-SIZE 1000\r\n250 STARTTLS',
  'MAIL FROM': '250 ok',
  'RCPT TO:<postmaster@': '250 ok',
  'RCPT TO:<abuse@': '550 no such user',
  'RCPT TO:<nobody@example.org': '550 no such user',
  'RCPT TO:<nobody@relay': '554 relay access denied',
  QUIT: '221 bye',
}
const commands = serverCommands('example.org', 'mail.example.org', 'nobody')
const statesOf = (talk: Parameters<typeof examineServer>[0]) =>
  Object.fromEntries(examineServer(talk).map(({ id, state }) => [id, state]))

test('one dialogue tells what the server takes, and sends no message', async () => {
  const { heard, endpoint } = await serve(good)
  const talk = await talkSmtp(endpoint, commands)
  expect(talk.failure).toBeNull()
  expect(statesOf(talk)).toEqual({
    starttls: 'pass',
    postmaster: 'pass',
    abuse: 'fail',
    'unknown-recipients': 'pass',
    'open-relay': 'pass',
  })
  expect(heard.at(-1)).toBe('QUIT')
  expect(heard.some((line) => /^DATA/i.test(line))).toBe(false)
})

test('an open relay and a server that takes everybody fail', async () => {
  const { endpoint } = await serve({
    ...good,
    'RCPT TO': '250 ok',
    'RCPT TO:<nobody@example.org': '250 ok',
    'RCPT TO:<nobody@relay': '250 ok',
  })
  expect(statesOf(await talkSmtp(endpoint, commands))).toMatchObject({
    'unknown-recipients': 'fail',
    'open-relay': 'fail',
  })
})

test('a server that puts off, refuses to talk or is not there tells nothing', async () => {
  const greylisting = await serve({
    ...good,
    'RCPT TO': '451 try later',
    'RCPT TO:<postmaster@': '451 later',
  })
  expect(statesOf(await talkSmtp(greylisting.endpoint, commands))['postmaster']).toBe('unknown')
  const closed = await serve({}, '554 go away\r\n')
  const refused = await talkSmtp(closed.endpoint, commands)
  expect(new Set(Object.values(statesOf(refused)))).toEqual(new Set(['unknown']))
  expect(closed.heard).toEqual([])
  const gone = await talkSmtp({ address: '127.0.0.1', port: 1 }, commands)
  expect(gone.failure).toContain('ECONNREFUSED')
  expect(new Set(Object.values(statesOf(gone)))).toEqual(new Set(['unknown']))
})

test('a server that talks without end is cut off', async () => {
  const { endpoint } = await serve(good, `220-${'x'.repeat(20_000)}`)
  expect((await talkSmtp(endpoint, commands)).failure).toContain('without end')
})

test('a line end inside a command stays inside the command', async () => {
  const { heard, endpoint } = await serve(good)
  await talkSmtp(endpoint, ['EHLO x\r\nDATA'])
  expect(heard).toEqual(['EHLO x DATA', 'QUIT'])
})

test('a server that takes no sender tells nothing of its recipients', async () => {
  const { endpoint } = await serve({
    ...good,
    'MAIL FROM': '550 5.7.1 your network is listed',
    'RCPT TO': '503 need MAIL',
  })
  const talk = await talkSmtp(endpoint, commands)
  expect(statesOf(talk)).toEqual({
    starttls: 'pass',
    postmaster: 'unknown',
    abuse: 'unknown',
    'unknown-recipients': 'unknown',
    'open-relay': 'unknown',
  })
  expect(examineServer(talk).find(({ id }) => id === 'postmaster')?.found).toContain('your network is listed')
})

test('a server that turns us away passes no check by refusing everybody', async () => {
  const blocked = '554 5.7.1 Client host blocked using bl.example.net'
  const { endpoint } = await serve({
    EHLO: good.EHLO,
    'MAIL FROM': '250 ok',
    'RCPT TO': blocked,
    QUIT: '221 bye',
  })
  expect(statesOf(await talkSmtp(endpoint, commands))).toMatchObject({
    postmaster: 'unknown',
    abuse: 'unknown',
    'unknown-recipients': 'unknown',
    'open-relay': 'unknown',
  })
  const without = await serve({ EHLO: good.EHLO, 'MAIL FROM': '250 ok', 'RCPT TO': '550 5.1.1 no such user' })
  expect(statesOf(await talkSmtp(without.endpoint, commands))).toMatchObject({
    postmaster: 'fail',
    abuse: 'fail',
    'unknown-recipients': 'unknown',
  })
})
