import type { LineEnd, Lines } from './open-lines.ts'

/** What Electron's MessagePortMain and Node's MessagePort have in common. */
export interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
}

/** Answers on a message port until it closes. */
export function servePort(lines: Lines, port: Port): void {
  const end: LineEnd = {
    send: async (frame) => port.postMessage(frame),
    onFrame: (callback) =>
      port.on('message', (message) => {
        const frame = payloadOf(message)
        if (typeof frame === 'string' || frame instanceof Uint8Array) callback(frame)
      }),
    onClose: (callback) => port.on('close', callback),
  }
  lines.take(end)
  port.start()
}

/** Electron hands an event with the data inside; Node hands the data itself. */
function payloadOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'data' in message ? message.data : message
}
