import type { LogPrefix } from './log-prefix.ts'
import { bareRejection, type Rejection } from './rejection.ts'

const FAILED = /(?:^|\s)(?:\*\*|==) (\S+)/
const REMOTE_ERROR = 'SMTP error from remote mail'
const HOST_BEFORE = /\bH=(?:\()?([^\s[)]+)\)?(?: \([^)]*\))? \[([^\]]+)\]/
const HOST_INSIDE = /\bhost (\S+) \[([^\]]+)\]/
const INTERFACE = /\bI=\[([^\]]+)\]/
const REPLY = /(?:: |\]: )("?[2-5]\d\d[ -].*)$/s
const INBOUND = /\brejected (?:RCPT|MAIL|DATA|EHLO or HELO|connection|after DATA|VRFY|AUTH)\b/
const CLIENT = /\bH=(?:(\S+) )?(?:\([^)]*\) )?\[([^\]]+)\]/

/** A line of Exim's main or reject log that tells of a refusal, or its error text alone; else null. */
export function readExim({ at, message }: LogPrefix): Rejection | null {
  const failed = FAILED.exec(message)
  const error = message.indexOf(REMOTE_ERROR)
  if (error < 0 && INBOUND.test(message)) return readInbound(at, message)
  if (error < 0 && !(failed && /\bT=|\bR=|defer|retry/.test(message))) return null
  const host = HOST_BEFORE.exec(message) ?? HOST_INSIDE.exec(message)
  const rest =
    error < 0 ? message.slice((failed?.index ?? 0) + (failed?.[0].length ?? 0)) : message.slice(error)
  return {
    at,
    direction: 'outbound',
    remoteHost: host?.[1] ?? null,
    remoteAddress: host?.[2] ?? null,
    ourAddress: INTERFACE.exec(message)?.[1] ?? null,
    recipient: failed?.[1] ?? null,
    reply: REPLY.exec(rest)?.[1] ?? rest.slice(rest.indexOf(': ') + 2),
  }
}

function readInbound(at: string | null, message: string): Rejection | null {
  const client = CLIENT.exec(message)
  const verb = INBOUND.exec(message)
  if (!client || !verb) return null
  const rest = message.slice(verb.index + verb[0].length)
  const recipient = /^ <([^>]*)>/.exec(rest)?.[1] ?? null
  const colon = rest.indexOf(': ')
  return {
    ...bareRejection(colon < 0 ? rest : rest.slice(colon + 2)),
    at,
    direction: 'inbound',
    remoteHost: client[1] ?? null,
    remoteAddress: client[2] ?? null,
    recipient,
  }
}
