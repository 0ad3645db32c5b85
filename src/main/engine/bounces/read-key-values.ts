import type { LogPrefix } from './log-prefix.ts'
import { bareRejection, type Rejection } from './rejection.ts'

/** A line of OpenSMTPD's mta (6 and 7) that tells of a refusal, else null. */
export function readOpenSmtpd({ at, message }: LogPrefix): Rejection | null {
  const failed =
    /\b(?:result="?(?:Perm|Temp)Fail|(?:delivery|smtp-out|relay): (?:Perm|Temp)Fail|failed-command)/
  if (!failed.test(message)) return null
  const stat = readValue(message, 'stat') ?? readValue(message, 'result')
  if (stat === null) return null
  const relay = /^"?([0-9a-fA-F.:]+|IPv6:\S+)(?: \(([^)]*)\))?/.exec(readValue(message, 'relay') ?? '')
  return {
    ...bareRejection(stat),
    at,
    remoteHost: relay?.[2] ?? relay?.[1] ?? null,
    remoteAddress: relay?.[1] ?? null,
    ourAddress: readValue(message, 'source'),
    recipient: readValue(message, 'to')?.replace(/^<|>$/g, '') ?? null,
  }
}

/** A line of Haraka's outbound queue that tells of a refusal, else null. */
export function readHaraka({ at, message }: LogPrefix): Rejection | null {
  if (!/\b(?:bounce|bounced|deferred|temp_fail|delayed?|outbound)\b/i.test(message)) return null
  const reason = readValue(message, 'reason') ?? readValue(message, 'err') ?? readValue(message, 'response')
  if (reason === null) return null
  return {
    ...bareRejection(reason.replace(/^(?:Remote host said|Upstream error): ?/, '')),
    at,
    remoteHost: readValue(message, 'host'),
    remoteAddress: readValue(message, 'ip'),
    recipient: readValue(message, 'rcpt')?.replace(/^<|>$/g, '') ?? null,
  }
}

/** The value behind `key=`: in double or single quotes, else up to a blank (a comma with a blank counts as one). */
function readValue(message: string, key: string): string | null {
  const at = new RegExp(`(?:^|[\\s,;])${key}=`).exec(message)
  if (!at) return null
  const rest = message.slice(at.index + at[0].length)
  const quote = rest.charAt(0)
  if (quote === '"' || quote === "'") {
    // A quote inside stays: the value ends at the quote before a blank or the line's end.
    const end = new RegExp(`(?<!\\\\)${quote}(?=[\\s,]|$)`).exec(rest.slice(1))
    return rest.slice(1, end ? end.index + 1 : undefined)
  }
  if (key === 'stat') return rest
  return /^[^\s,]+(?: \([^)]*\))?/.exec(rest)?.[0] ?? null
}
