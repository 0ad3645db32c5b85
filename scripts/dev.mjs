// npm run dev: the page with live reload, on a background that is served from source and restarts when it changes.
// Further words go to the background: npm run dev -- demo
import { spawn } from 'node:child_process'
import { createServer as createNetServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { makeReady } from './make-ready.mjs'
import { become, findNode, isRightNode, projectEnvironment, root } from './right-node.mjs'

const words = process.argv.slice(2)

async function dev() {
  await makeReady({ build: false })
  if (!isRightNode()) {
    await become(findNode(), [fileURLToPath(import.meta.url), ...words], projectEnvironment())
    return
  }
  const port = await freePort()
  const session = { cookie: '' }
  const background = serveBackground(port, session)
  const page = await servePage(port, session)
  page.printUrls()
  const leave = () => {
    background.kill()
    void page.close()
  }
  process.once('SIGINT', leave).once('SIGTERM', leave)
}

/** Serves the background from source; whenever it prints an address, spends its token for the page's cookie. */
function serveBackground(port, session) {
  const cli = path.join(root, 'src', 'main', 'entry', 'cli.ts')
  const verb = words.length > 0 ? words : ['serve']
  const child = spawn(
    process.execPath,
    ['--watch', '--watch-preserve-output', cli, ...verb, '--port', String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('http://')) void enter(line, session)
  })
  return child
}

async function enter(url, session) {
  const entered = await fetch(url, { redirect: 'manual' })
  session.cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

/** Vite's own server, which lends the page the cookie of the background. Only the page itself may use the socket. */
async function servePage(port, session) {
  const { createServer } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const target = `http://127.0.0.1:${port}`
  const configure = (proxy) => {
    proxy.on('proxyReqWs', (outgoing, incoming, socket) => {
      if (incoming.headers.origin === `http://${incoming.headers.host}`)
        outgoing.setHeader('cookie', session.cookie)
      else socket.destroy()
    })
  }
  const rpc = { target, changeOrigin: true, ws: true, rewriteWsOrigin: true, configure }
  const server = await createServer({
    configFile: false,
    root: path.join(root, 'src', 'renderer'),
    plugins: [react()],
    server: { host: '127.0.0.1', proxy: { '^/rpc$': rpc } },
  })
  return server.listen()
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createNetServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

dev().catch((error) => {
  process.stderr.write(`dev: ${error.message}\n`)
  process.exitCode = 1
})
