import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Where the tests' tools unpack Exim, which cannot be installed beside Postfix. */
const UNPACKED = path.join(import.meta.dirname, '../../node_modules/.cache/exim')
const EXIM = path.join(UNPACKED, 'usr/sbin/exim4')
/** The user and group that Debian gives to mail. */
const MAIL = 8

/** Whether Exim was unpacked and runs here: it wants root. */
export const hasExim = (): boolean =>
  existsSync(EXIM) &&
  process.getuid?.() === 0 &&
  spawnSync(EXIM, ['-C', '/dev/null', '-bV'], { env: environment(UNPACKED), stdio: 'ignore' }).status === 0

/** Where mail for a domain goes, and from which address of this machine. */
export interface EximRoute {
  readonly domain: string
  readonly port: number
  readonly from: string
}

/** An Exim with configuration, queue and logs of its own. */
export interface Exim {
  readonly logFile: string
  /** The mail folder that its reports to `ann@example.org` go to. */
  readonly reports: string
  /** Takes a mail and delivers it at once; resolves when that was tried. */
  send(to: string): Promise<void>
  stop(): void
}

/** Sets up an Exim for single deliveries on loopback; nothing of this machine's own mail is touched. */
export function setUpExim(routes: readonly EximRoute[]): Exim {
  const root = mkdtempSync(path.join(tmpdir(), 'blockvet-exim-'))
  const at = (name: string): string => path.join(root, name)
  chmodSync(root, 0o755)
  // Its second process runs as another user, to whom a home folder may be closed, and links into it too.
  cpSync(UNPACKED, at('exim'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.deb'),
  })
  const program = at('exim/usr/sbin/exim4')
  const env = environment(at('exim'))
  for (const name of ['spool', 'log', 'mail']) {
    mkdirSync(at(name))
    chownSync(at(name), MAIL, MAIL)
  }
  writeFileSync(at('exim.conf'), configuration(root, program, routes))
  return {
    logFile: at('log/mainlog'),
    reports: at('mail/ann.mbox'),
    send(to) {
      const words = ['-C', at('exim.conf'), '-odf', '-oi', '-f', 'ann@example.org', to]
      const child = spawn(program, words, { env, stdio: ['pipe', 'ignore', 'ignore'] })
      child.stdin.end(`From: ann@example.org\nTo: ${to}\nSubject: News\n\nNews.\n`)
      return new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('close', () => resolve())
      })
    },
    stop: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Its libraries lie beside it, and it runs as a user that this machine does not have. */
function environment(folder: string): Record<string, string> {
  const libraries = path.join(folder, 'usr/lib')
  const place = existsSync(libraries)
    ? (readdirSync(libraries).find((name) => name.endsWith('-linux-gnu')) ?? '')
    : ''
  const users = path.join(folder, 'users')
  const groups = path.join(folder, 'groups')
  if (existsSync(folder)) {
    writeFileSync(users, `root:x:0:0::/:/bin/false\nDebian-exim:x:${MAIL}:${MAIL}::/:/bin/false\n`)
    writeFileSync(groups, `root:x:0:\nDebian-exim:x:${MAIL}:\n`)
  }
  return {
    PATH: process.env['PATH'] ?? '',
    LD_LIBRARY_PATH: path.join(libraries, place),
    LD_PRELOAD: path.join(libraries, place, 'libnss_wrapper.so'),
    NSS_WRAPPER_PASSWD: users,
    NSS_WRAPPER_GROUP: groups,
  }
}

const configuration = (root: string, program: string, routes: readonly EximRoute[]): string => `
primary_hostname = mta.example.org
exim_path = ${program}
spool_directory = ${root}/spool
log_file_path = ${root}/log/%slog
keep_environment = LD_PRELOAD : LD_LIBRARY_PATH : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
deliver_drop_privilege = true
begin routers
${routes
  .map(
    ({ domain }, i) => `to${i}:
  driver = manualroute
  domains = ${domain}
  route_list = * 127.0.0.1
  self = send
  transport = to${i}`,
  )
  .join('\n')}
reports:
  driver = accept
  domains = example.org
  transport = reports
begin transports
${routes
  .map(
    ({ port, from }, i) => `to${i}:
  driver = smtp
  port = ${port}
  allow_localhost
  interface = ${from}
  hosts_try_chunking =
  hosts_avoid_tls = *`,
  )
  .join('\n')}
reports:
  driver = appendfile
  file = ${root}/mail/ann.mbox
  user = ${MAIL}
  group = ${MAIL}
`
