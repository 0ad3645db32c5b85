import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

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
  if (absent.length === 0) return []
  if (process.getuid?.() === 0 && find('apt-get')) {
    const packages = absent.flatMap((tool) => tool.packages)
    console.error(`Installing ${packages.join(' ')}.`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...words) => spawnSync('apt-get', ['-qq', ...words], { stdio: ['ignore', 2, 2], env })
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...packages)
  }
  return missing().map(({ names }) => names[0])
}

const missing = () => tools.filter(({ names }) => !names.some(find))

function find(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).concat('/usr/sbin', '/usr/bin')
  return folders.some((folder) => existsSync(path.join(folder, name)))
}
