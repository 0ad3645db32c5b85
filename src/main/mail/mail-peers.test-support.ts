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

const DOVECOT = '/usr/sbin/dovecot'
const SINK = '/usr/sbin/smtp-sink'
const isRoot = process.getuid?.() === 0

/** Remembers what is to be done when a test ends; the last goes first. */
type AtEnd = (work: () => void | Promise<void>) => void

/** Whether this machine has the servers, and the rights that Dovecot wants. */
export const hasDovecot = existsSync(DOVECOT) && isRoot
/** See `hasDovecot`. */
export const hasSink = existsSync(SINK)

/** A port of this machine that nobody has. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function temporaryFolder(atEnd: AtEnd): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-mail-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  return folder
}

/** Tries until it works; servers take a moment to listen. */
export async function eventually<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (
        attempt >= 200 ||
        !(error instanceof Error) ||
        !/ECONNREFUSED/.test(`${error.message} ${JSON.stringify(error)}`)
      )
        throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** A Dovecot with one account, `ann` / `secret`, mail in Maildir, and a socket at which other servers check passwords. */
export async function startDovecot(mailboxes: string, atEnd: AtEnd) {
  const folder = temporaryFolder(atEnd)
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
service auth {
  unix_listener sasl {
    mode = 0666
  }
}
namespace inbox {
  inbox = yes
${mailboxes}
}
`,
  )
  const child = spawn(DOVECOT, ['-F', '-c', config], { stdio: 'ignore' })
  atEnd(async () => {
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
  const sasl = `${folder}/run/sasl`
  return { server: { host: '127.0.0.1', port, security: 'none' as const }, filesIn, sasl }
}

/** Postfix's own sink: takes every mail and writes it down. */
export async function startSink(atEnd: AtEnd) {
  const folder = temporaryFolder(atEnd)
  const port = await freePort()
  if (isRoot) chmodSync(folder, 0o777)
  const as = isRoot ? ['-u', 'nobody'] : []
  const child = spawn(SINK, [...as, '-d', `${folder}/mail.`, `127.0.0.1:${port}`, '10'], {
    stdio: 'ignore',
  })
  atEnd(() => void child.kill())
  const taken = (): readonly string[] =>
    readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'))
  return { server: { host: '127.0.0.1', port, security: 'none' as const }, taken }
}
