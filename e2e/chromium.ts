import { existsSync } from 'node:fs'

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Launch options for the system's Chromium (or $CHROMIUM), kept from calling home; Playwright's own otherwise. */
export function chromiumLaunch(): { executablePath?: string; args: string[] } {
  const found = process.env['CHROMIUM'] ?? candidates.find((path) => existsSync(path))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return { ...(found ? { executablePath: found } : {}), args: [...asRoot, ...quiet] }
}
