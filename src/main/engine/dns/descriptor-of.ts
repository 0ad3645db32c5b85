import type { Socket } from 'node:dgram'
import { fstatSync } from 'node:fs'

/** Where node:dgram keeps the handle of a socket; its description, since the symbol itself is not given out. */
const STATE = 'state symbol'

interface DgramState {
  readonly handle?: { readonly fd?: unknown } | null
}

/**
 * The system's number for a bound socket, or null where Node does not show it: on Windows, which has none, and should
 * a later Node keep it elsewhere. Valid until the socket is closed.
 */
export function descriptorOf(socket: Socket): number | null {
  const symbol = Object.getOwnPropertySymbols(socket).find(({ description }) => description === STATE)
  if (!symbol) return null
  const state = (socket as unknown as Readonly<Record<symbol, DgramState | undefined>>)[symbol]
  const descriptor = state?.handle?.fd
  return typeof descriptor === 'number' && descriptor >= 0 && isSocket(descriptor) ? descriptor : null
}

function isSocket(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isSocket()
  } catch {
    return false
  }
}
