import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'

/**
 * A UDP port of 127.0.0.1 that is free now, and stays so until somebody asks for it by number: it lies below the ports
 * that the system gives away by itself.
 */
export async function freeUdpPort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)))
  })
}
