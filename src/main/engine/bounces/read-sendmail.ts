import type { LogPrefix } from './log-prefix.ts'
import { bareRejection, type Rejection } from './rejection.ts'

const STAT = /\bstat=(.*?)(?:, reply=|$)/
const REPLY = /\breply=(.*?)(?:, stat=|$)/
const RELAY = /\brelay=(?:([^\s,[]+)\s?)?(?:\[([^\]]+)\])?/
const TO = /\bto=<?([^>,]+)>?/
const REJECT = /\breject=(.*)$/
const FINE = /^(?:Sent|queued|Deferred: Connection|Deferred: Name server|DSN:)/

/** A line of sendmail that tells of a refusal, else null. */
export function readSendmail({ at, message }: LogPrefix): Rejection | null {
  const relay = RELAY.exec(message)
  const remoteHost = relay?.[1]?.replace(/\.$/, '') ?? null
  const remoteAddress = relay?.[2]?.replace(/^IPv6:/i, '') ?? null
  const recipient = TO.exec(message)?.[1] ?? null
  const rejected = message.includes('ruleset=') ? REJECT.exec(message) : null
  if (rejected) {
    return {
      ...bareRejection(rejected[1] ?? ''),
      at,
      direction: 'inbound',
      remoteHost,
      remoteAddress,
      recipient: null,
    }
  }
  const stat = message.includes('stat=') && message.includes('dsn=') ? STAT.exec(message)?.[1] : undefined
  if (stat === undefined || FINE.test(stat)) return null
  const reply = REPLY.exec(message)?.[1] ?? stat
  return { ...bareRejection(reply), at, remoteHost, remoteAddress, recipient }
}
