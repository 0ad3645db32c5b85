import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from './right-node.mjs'

/** Programs that some tests run: any one of the names will do. */
const tools = [
  { names: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium', 'fonts-dejavu-core'] },
  { names: ['rbldnsd'], packages: ['rbldnsd'] },
  { names: ['dig'], packages: ['bind9-dnsutils'] },
  { names: ['iprange'], packages: ['iprange'] },
  { names: ['python3'], packages: ['python3'] },
  { names: ['knotd'], packages: ['knot'] },
  { names: ['dovecot'], packages: ['dovecot-imapd'] },
  { names: ['postfix'], packages: ['postfix'] },
  { names: ['openssl'], packages: ['openssl'] },
  { names: ['pdftotext'], packages: ['poppler-utils'] },
  // Half a gigabyte: used where it is, missed aloud where it is not.
  { names: ['soffice'], packages: [] },
]

/** Installs what is missing, as root on a system with apt-get; returns the names of what is still missing. */
export function ensureTools() {
  const absent = missing()
  if (absent.length > 0 && process.getuid?.() === 0 && find('apt-get')) {
    const packages = absent.flatMap((tool) => tool.packages)
    console.error(`Installing ${packages.join(' ')}.`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...words) => spawnSync('apt-get', ['-qq', ...words], { stdio: ['ignore', 2, 2], env })
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...packages)
  }
  unpackExim()
  return [...missing().map(({ names }) => names[0]), ...(existsSync(exim.program) ? [] : ['exim4'])]
}

/** Exim cannot be installed beside Postfix: it is unpacked, and run from there as it is. */
const exim = {
  folder: path.join(root, 'node_modules', '.cache', 'exim'),
  program: path.join(root, 'node_modules', '.cache', 'exim', 'usr', 'sbin', 'exim4'),
  packages: [
    'exim4-daemon-light',
    'libnss-wrapper',
    'libidn12',
    'libgnutls-dane0',
    'libunbound8',
    'libdb5.3',
    'libnsl2',
  ],
}

function unpackExim() {
  if (existsSync(exim.program) || process.getuid?.() !== 0 || !find('apt-get') || !find('dpkg')) return
  mkdirSync(exim.folder, { recursive: true })
  const run = (program, ...words) =>
    spawnSync(program, words, { cwd: exim.folder, stdio: ['ignore', 'ignore', 'ignore'] }).status === 0
  const fetch = () => exim.packages.map((name) => run('apt-get', '-qq', 'download', name))[0]
  // Without lists of packages nothing can be fetched.
  if (!fetch() && run('apt-get', '-qq', 'update')) fetch()
  for (const file of readdirSync(exim.folder)) if (file.endsWith('.deb')) run('dpkg', '-x', file, '.')
  // It runs as whoever starts it: a program that changes its user forgets where its libraries are.
  if (existsSync(exim.program)) chmodSync(exim.program, 0o755)
}

const missing = () => tools.filter(({ names }) => !names.some(find))

function find(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/sbin', '/usr/bin')
  return folders.some((folder) => existsSync(path.join(folder, name)))
}
