import { createRouterClient, type RouterClient } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import type { WebSocket } from 'ws'
import { wireSerializers } from '../../shared/contract/wire.ts'
import type { Context } from '../operations/context.ts'
import { isQuestion } from './is-question.ts'
import { createRouter } from './router.ts'

/** What is needed of the other end of a line, whatever carries it. `send` resolves when the frame has left. */
export interface LineEnd {
  send(frame: string | Uint8Array): Promise<void>
  onFrame(callback: (frame: string | Uint8Array) => void): void
  onClose(callback: () => void): void
}

/** The operations of one context, to be asked from this process or over lines. */
export interface Lines {
  readonly client: RouterClient<ReturnType<typeof createRouter>>
  /** Answers on this line until it closes; closing it ends the streams that it carries. */
  take(end: LineEnd): void
}

/** Opens the operations of a context to whoever asks. `onFault` hears of every fault of the program. */
export function openLines(
  context: Context,
  onFault: (error: unknown) => void = (error) => logFault(context, error),
): Lines {
  const router = createRouter(context, onFault)
  const handler = new RPCHandler(router, { customJsonSerializers: wireSerializers })
  return {
    client: createRouterClient(router),
    take: (end) => void handler.upgrade(asSocket(end, () => context.log.write('malformed-frame', {}))),
  }
}

/**
 * One handler serves all lines, so each is dressed as the socket it expects. (The library's own handler for ports
 * leaves a malformed frame as an unhandled rejection, which would end the process.)
 */
function asSocket(end: LineEnd, onMalformed: () => void): Pick<WebSocket, 'addEventListener' | 'send'> {
  let toldMalformed = false
  // The handler waits for what `send` returns, so a slow reader holds its streams back.
  const send: unknown = (frame: string | Uint8Array) => end.send(frame)
  return {
    send,
    addEventListener(kind: string, listener: (event: { data: string }) => void) {
      if (kind === 'message')
        end.onFrame((data) => {
          if (isQuestion(data)) listener({ data })
          else if (!toldMalformed) {
            // Once per line: who sends one can send millions.
            toldMalformed = true
            onMalformed()
          }
        })
      else if (kind === 'close') end.onClose(() => listener({ data: '' }))
    },
  } as Pick<WebSocket, 'addEventListener' | 'send'>
}

function logFault({ log }: Context, error: unknown): void {
  const [message, stack] = error instanceof Error ? [error.message, error.stack ?? ''] : [String(error), '']
  log.write('fault', { message, stack })
  console.error('A fault of Blockvet:', error)
}
