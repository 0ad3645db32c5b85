import { execFileSync, spawn, spawnSync } from 'node:child_process'
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
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../../src/main/mail/mail-peers.test-support.ts'

const POSTFIX = '/usr/sbin/postfix'

/** Whether a Postfix can be run here: it wants root. */
export const hasPostfix = existsSync(POSTFIX) && existsSync('/usr/bin/openssl') && process.getuid?.() === 0

/** Where mail for a domain goes, and from which address of this machine; other domains are delivered here. */
export interface Route {
  readonly domain: string
  readonly port: number
  readonly from: string
}

/** A whole Postfix of its own. */
export interface Postfix {
  /** Takes mail after a log-in over STARTTLS; its certificate is signed by `authority`. */
  readonly submission: { readonly host: string; readonly port: number; readonly security: 'starttls' }
  /** The certificate to trust, PEM. */
  readonly authority: string
  readonly logFile: string
  /** Mails that it delivered to an address here, oldest first. */
  readonly delivered: (address: string) => readonly string[]
  stop(): Promise<void>
}

/**
 * Starts a Postfix with configuration, queue, log and ports of its own, on loopback only; the one of this machine, if
 * there is one, is not touched. Passwords are checked at a socket of Dovecot's.
 */
export async function startPostfix(routes: readonly Route[], saslSocket: string): Promise<Postfix> {
  const root = mkdtempSync(path.join(tmpdir(), 'blockvet-postfix-'))
  chmodSync(root, 0o755)
  const at = (name: string): string => path.join(root, name)
  for (const name of ['etc', 'queue', 'data', 'mail']) mkdirSync(at(name), { mode: 0o755 })
  chownSync(at('data'), Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' })), 0)
  chownSync(at('mail'), MAIL, MAIL)
  makeCertificate(at('etc/key.pem'), at('etc/certificate.pem'))
  const port = await freePort()
  writeFileSync(at('etc/main.cf'), mainConfiguration(root, routes, saslSocket))
  writeFileSync(at('etc/master.cf'), masterConfiguration(port, routes))
  const command = (word: string) => spawnSync(POSTFIX, ['-c', at('etc'), word], { stdio: 'ignore' })
  const child = spawn(POSTFIX, ['-c', at('etc'), 'start-fg'], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    submission: { host: '127.0.0.1', port, security: 'starttls' },
    authority: readFileSync(at('etc/certificate.pem'), 'utf8'),
    logFile: at('mail.log'),
    delivered(address) {
      const box = at('mail/all/new')
      if (!existsSync(box)) return []
      return readdirSync(box)
        .toSorted()
        .map((name) => readFileSync(path.join(box, name), 'utf8'))
        .filter((text) => text.includes(`\nDelivered-To: ${address}\n`))
    },
    async stop() {
      command('stop')
      if (child.exitCode === null) command('abort')
      await ended
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** The group and user that Debian gives to mail. */
const MAIL = 8

const mainConfiguration = (root: string, routes: readonly Route[], saslSocket: string): string => `
compatibility_level = 3.6
queue_directory = ${root}/queue
data_directory = ${root}/data
maillog_file = ${root}/mail.log
maillog_file_prefixes = ${root}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mta.example.org
mydestination =
alias_maps =
mynetworks =
smtp_host_lookup = native
smtp_dns_support_level = disabled
transport_maps = inline:{ ${routes.map(({ domain, port }) => `{ ${domain} = from-${domain}:[127.0.0.1]:${port} }, `).join('')}{ * = virtual } }
virtual_mailbox_base = ${root}/mail
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 1
virtual_uid_maps = static:${MAIL}
virtual_gid_maps = static:${MAIL}
smtpd_tls_cert_file = ${root}/etc/certificate.pem
smtpd_tls_key_file = ${root}/etc/key.pem
smtpd_tls_security_level = encrypt
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${saslSocket}
smtpd_sasl_auth_enable = yes
smtpd_tls_auth_only = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
`

const masterConfiguration = (port: number, routes: readonly Route[]): string => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
${routes.map(({ domain, from }) => `from-${domain} unix - - n - - smtp\n  -o smtp_bind_address=${from} -o syslog_name=postfix`).join('\n')}
retry unix - - n - - error
error unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`

function makeCertificate(keyFile: string, certificateFile: string): void {
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
  ]
  const names = ['-subj', '/CN=mta.example.org', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync('openssl', [...words, ...names, '-keyout', keyFile, '-out', certificateFile], {
    stdio: 'ignore',
  })
}
