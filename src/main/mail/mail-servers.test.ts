import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { mailServers } from './mail-servers.ts'

const DOVECOT = '/usr/sbin/dovecot'
const SINK = '/usr/sbin/smtp-sink'
const isRoot = process.getuid?.() === 0
const message =
  'From: ann@example.org\r\nTo: delist@example.net\r\nSubject: Weg =?UTF-8?B?w6Q=?=\r\n\r\nBitte.\r\n'

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-mail-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  return folder
}

/** Tries until it works; servers take a moment to listen. */
async function eventually<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (
        attempt >= 40 ||
        !(error instanceof Error) ||
        !/ECONNREFUSED/.test(`${error.message} ${JSON.stringify(error)}`)
      )
        throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** A Dovecot with one account, `ann` / `secret`, mail in Maildir. */
async function startDovecot(mailboxes: string) {
  const folder = temporaryFolder()
  const port = await freePort()
  const home = path.join(folder, 'home')
  mkdirSync(home)
  chownSync(home, 8, 8)
  writeFileSync(path.join(folder, 'users'), `ann:{PLAIN}secret:8:8::${home}\n`, { mode: 0o644 })
  const config = path.join(folder, 'dovecot.conf')
  writeFileSync(
    config,
    `base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
first_valid_uid = 8
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
namespace inbox {
  inbox = yes
${mailboxes}
}
`,
  )
  const child = spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore' })
  onTestFinished(async () => {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill()
    await ended
  })
  const filesIn = (name: string): readonly string[] =>
    ['cur', 'new'].flatMap((part) => {
      const place = path.join(home, 'Maildir', name, part)
      return existsSync(place)
        ? readdirSync(place).map((file) => readFileSync(path.join(place, file), 'utf8'))
        : []
    })
  return { server: { host: '127.0.0.1', port, security: 'none' as const }, filesIn }
}

describe.skipIf(!existsSync(DOVECOT) || !isRoot)('a real Dovecot', () => {
  const login = { user: 'ann', password: 'secret' }

  test('takes a draft into the folder that it marks for drafts', async () => {
    const { server, filesIn } = await startDovecot(
      '  mailbox "Entwuerfe" {\n    auto = create\n    special_use = \\Drafts\n  }',
    )
    expect(await eventually(() => mailServers.saveDraft(server, login, message))).toBe('Entwuerfe')
    expect(filesIn('.Entwuerfe').map((text) => text.replaceAll(/\r?\n/g, '\r\n'))).toEqual([message])
  }, 30_000)

  test('gets a folder when it has none, and a wrong password is told', async () => {
    const { server, filesIn } = await startDovecot('')
    expect(await eventually(() => mailServers.saveDraft(server, login, message))).toBe('Drafts')
    expect(filesIn('.Drafts')).toHaveLength(1)
    await expect(mailServers.saveDraft(server, { ...login, password: 'x' }, message)).rejects.toThrow(
      /authentication failed/i,
    )
    expect(filesIn('.Drafts')).toHaveLength(1)
  }, 30_000)

  test('without TLS gets nothing when TLS is demanded', async () => {
    const { server, filesIn } = await startDovecot('')
    await eventually(() => mailServers.saveDraft(server, login, message))
    for (const security of ['starttls', 'tls'] as const)
      await expect(mailServers.saveDraft({ ...server, security }, login, message)).rejects.toThrow(
        /TLS|SSL|greeting/i,
      )
    expect(filesIn('.Drafts')).toHaveLength(1)
  }, 60_000)
})

describe.skipIf(!existsSync(SINK))("Postfix's own sink", () => {
  async function startSink() {
    const folder = temporaryFolder()
    const port = await freePort()
    if (isRoot) chmodSync(folder, 0o777)
    const as = isRoot ? ['-u', 'nobody'] : []
    const child = spawn(SINK, [...as, '-d', `${folder}/mail.`, `127.0.0.1:${port}`, '10'], {
      stdio: 'ignore',
    })
    onTestFinished(() => void child.kill())
    const taken = (): readonly string[] =>
      readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'))
    return { server: { host: '127.0.0.1', port, security: 'none' as const }, taken }
  }
  const mail = { from: 'ann@example.org', to: 'delist@example.net', message }

  test('takes a mail as it was written, with its envelope', async () => {
    const { server, taken } = await startSink()
    expect(await eventually(() => mailServers.send(server, null, mail))).toMatch(/^250/)
    expect(taken()).toHaveLength(1)
    const [text = ''] = taken()
    expect(text).toContain('X-Mail-Args: <ann@example.org>')
    expect(text).toContain('X-Rcpt-Args: <delist@example.net>')
    expect(text.replaceAll('\r', '')).toContain(message.replaceAll('\r', '').trimEnd())
  }, 30_000)

  test('gets nothing when TLS is demanded that it does not have', async () => {
    const { server, taken } = await startSink()
    await eventually(() => mailServers.send(server, null, mail))
    for (const security of ['starttls', 'tls'] as const)
      await expect(mailServers.send({ ...server, security }, null, mail)).rejects.toThrow(/TLS|SSL|greeting/i)
    expect(taken()).toHaveLength(1)
  }, 60_000)
})
