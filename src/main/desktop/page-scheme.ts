import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import { pageReply } from '../../shared/contract/page-reply.ts'

const HOST = 'blockvet'

/** Address of the page in the desktop window. */
export const PAGE_URL = `app://${HOST}/`

/** True for an address that belongs to the page itself. */
export const isPageUrl = (url: string): boolean => url === PAGE_URL || url.startsWith(`${PAGE_URL}#`)

/** Declares the scheme of the page; must run before the application is ready. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** Answers the scheme with the files of the built page and nothing else; once the application is ready. */
export function servePageScheme(pageFolder: string): void {
  protocol.handle('app', async (request) => {
    const url = URL.parse(request.url)
    if (url?.host !== HOST || request.method !== 'GET') return new Response(null, { status: 404 })
    const nonce = randomBytes(16).toString('base64')
    const reply = await pageReply(url.pathname, nonce, (file) => readFile(path.join(pageFolder, file)))
    return new Response(new Uint8Array(reply.body), { status: reply.status, headers: { ...reply.headers } })
  })
}
