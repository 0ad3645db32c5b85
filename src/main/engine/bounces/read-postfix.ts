import type { LogPrefix } from './log-prefix.ts'
import { bareRejection, type Rejection } from './rejection.ts'

const FAILED = /\bstatus=(?:bounced|deferred|undeliverable|expired|softbounce)\b/
const SAID =
  /^(?:delivery temporarily suspended: )?host (\S+?)\[([^\]]+)\](?::\d+)? (?:said|refused to talk to me): ?/
const RELAY = /\brelay=([^\s,[]+)(?:\[([^\]]*)\])?/
const TO = /\bto=<([^>]*)>/
const REPLY_END = / \(in reply to [^)]*\)\)?$|\)$/
const REFUSED = /\b(?:milter-)?reject: (\S+)(?: from ([^\s[]*)\[([^\]]+)\](?::\d+)?)?: /
const INSTANCE = /^postfix-((?:\d{1,3}\.){3}\d{1,3})\//
const TAIL = /; from=<[^>]*>,? to=<([^>]*)>,? proto=.*$/

/** A line of Postfix's smtp client, smtpd or postscreen that tells of a refusal, else null. */
export function readPostfix({ at, program, message }: LogPrefix): Rejection | null {
  if (message.includes('status=') && FAILED.test(message)) {
    const start = message.indexOf('(', message.indexOf('status='))
    if (start < 0) return null
    const relay = RELAY.exec(message)
    const detail = message.slice(start + 1)
    const said = SAID.exec(detail)
    return {
      at,
      direction: 'outbound',
      remoteHost: said?.[1] ?? nameOf(relay?.[1]),
      remoteAddress: said?.[2] ?? relay?.[2] ?? null,
      ourAddress: INSTANCE.exec(program)?.[1] ?? null,
      recipient: TO.exec(message)?.[1] ?? null,
      reply: detail.slice(said?.[0].length ?? 0).replace(REPLY_END, ''),
    }
  }
  const refused = message.includes('reject: ') ? REFUSED.exec(message) : null
  return refused ? readRefused(at, message.slice(refused.index + refused[0].length), refused) : null
}

function readRefused(at: string | null, rest: string, refused: RegExpExecArray): Rejection {
  const tail = TAIL.exec(rest)
  return {
    ...bareRejection(rest.slice(0, tail?.index)),
    at,
    direction: 'inbound',
    remoteHost: refused[2] === 'unknown' ? null : nameOf(refused[2]),
    remoteAddress: refused[3] ?? null,
    recipient: tail?.[1] ?? null,
  }
}

/** A refusal of smtpd without the line's beginning, told by the tail that smtpd puts behind every reply. */
export function readSmtpdReply(text: string): Rejection | null {
  const tail = text.includes(' proto=') ? TAIL.exec(text) : null
  if (!tail) return null
  return { ...bareRejection(text.slice(0, tail.index)), direction: 'inbound', recipient: tail[1] ?? null }
}

const nameOf = (name: string | undefined): string | null =>
  name === undefined || name === '' || name === 'none' ? null : name
