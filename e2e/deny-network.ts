import dgram from 'node:dgram'
import net from 'node:net'

// Unit tests never leave this machine: any other destination is a bug in the test or the code.
const isLoopback = (host: string | undefined): boolean =>
  host === undefined || host === '' || host === 'localhost' || host === '::1' || /^(::ffff:)?127\./.test(host)

function refuse(host: string): never {
  throw new Error(`A unit test tried to reach ${host}; only loopback is allowed.`)
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
  const flat = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]
  const options = typeof flat === 'object' && flat !== null ? (flat as { host?: string }) : null
  const host = options ? options.host : typeof args[1] === 'string' ? args[1] : undefined
  if (!isLoopback(host)) refuse(String(host))
  return Reflect.apply(connect, this, args)
} as typeof connect

const bound = dgram.Socket.prototype
for (const method of ['send', 'connect'] as const) {
  const original = bound[method]
  Object.defineProperty(bound, method, {
    value(this: dgram.Socket, ...args: unknown[]) {
      const host = args.find((arg, i) => i > 0 && typeof arg === 'string')
      if (!isLoopback(host as string | undefined)) refuse(String(host))
      return Reflect.apply(original, this, args)
    },
  })
}
