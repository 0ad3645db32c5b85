import { describe, expect, it } from 'vitest'
import { pageFile, pageReply } from '../../shared/contract/page-reply.ts'

const files: Record<string, string> = {
  'index.html': '<style nonce="__NONCE__"></style><meta nonce="__NONCE__">',
  'assets/index-Ab_1.js': 'go("__NONCE__")',
}
const read = async (name: string): Promise<Uint8Array> => {
  const text = files[name]
  if (text === undefined) throw new Error(`ENOENT /secret/place/${name}`)
  return new TextEncoder().encode(text)
}

describe('pageReply', () => {
  it('gives the page with a nonce of its own in policy and tags', async () => {
    const reply = await pageReply('/', 'abc', read)
    expect(reply.status).toBe(200)
    expect(new TextDecoder().decode(reply.body)).toBe('<style nonce="abc"></style><meta nonce="abc">')
    const policy = reply.headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'self' 'nonce-abc'")
    expect(policy).not.toContain('unsafe')
  })

  it('leaves other files as they are and names their type', async () => {
    const reply = await pageReply('/assets/index-Ab_1.js', 'abc', read)
    expect(new TextDecoder().decode(reply.body)).toBe('go("__NONCE__")')
    expect(reply.headers['content-type']).toMatch(/^text\/javascript/)
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
  })

  it('says nothing about places when a file is missing', async () => {
    const reply = await pageReply('/assets/none.js', 'abc', read)
    expect(reply.status).toBe(404)
    expect(new TextDecoder().decode(reply.body)).not.toContain('secret')
  })
})

describe('pageFile', () => {
  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/..%5cpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets//x.js',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/C:/x',
    '/.env',
    '/assets/%00.js',
    '/%',
    '/%c0%ae%c0%ae/x',
    'assets/x.js',
    '',
  ])('finds no file for %j', (pathname) => expect(pageFile(pathname)).toBeNull())

  it('finds plain files', () => {
    expect(pageFile('/')).toBe('index.html')
    expect(pageFile('/assets/inter-latin.woff2')).toBe('assets/inter-latin.woff2')
  })
})
