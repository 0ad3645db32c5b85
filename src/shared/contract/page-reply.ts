/** What a host answers when the page, or a file of it, is asked for. */
export interface PageReply {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Stands in the built index.html wherever the nonce of the response belongs. */
const NONCE_PLACEHOLDER = '__NONCE__'
const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
}

/**
 * Answers for one file of the built page, the same in every host.
 *
 * @param pathname Path of the URL as it came in, still percent-encoded.
 * @param nonce Fresh random text of this response.
 * @param read Reads a file below the page's folder by its relative path; rejects when there is none.
 */
export async function pageReply(
  pathname: string,
  nonce: string,
  read: (relativePath: string) => Promise<Uint8Array>,
): Promise<PageReply> {
  const file = pageFile(pathname)
  const bytes = file === null ? null : await read(file).catch(() => null)
  if (file === null || bytes === null) {
    const headers = { ...pageHeaders(nonce), 'content-type': 'text/plain; charset=utf-8' }
    return { status: 404, headers, body: new TextEncoder().encode('There is no such file.\n') }
  }
  const extension = file.slice(file.lastIndexOf('.') + 1)
  const headers = {
    ...pageHeaders(nonce),
    'content-type': mediaTypes[extension] ?? 'application/octet-stream',
  }
  if (extension !== 'html') return { status: 200, headers, body: bytes }
  const html = new TextDecoder().decode(bytes).replaceAll(NONCE_PLACEHOLDER, nonce)
  return { status: 200, headers, body: new TextEncoder().encode(html) }
}

/**
 * The relative path that a URL path names, or null when it names none. Only plain names pass, so that no
 * spelling (`..`, encoded slashes, backslashes, drive letters, hidden files) leads out of the page's folder.
 */
export function pageFile(pathname: string): string | null {
  if (pathname === '/') return 'index.html'
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  const names = decoded.slice(1).split('/')
  const plain = names.every((name) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name))
  return decoded.startsWith('/') && plain ? names.join('/') : null
}

/** Headers of every answer: nothing runs, loads or frames that is not of the page itself. */
export function pageHeaders(nonce: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
