import type { LogPrefix } from './log-prefix.ts'
import { bareRejection, type Rejection } from './rejection.ts'

const DELIVERY = /\bdelivery \d+: (?:failure|deferral): (\S+)/
const GIVING_UP = /Giving up on ([0-9a-fA-F.:]+?)\.?(?:[\s/]|$)/
const CONNECTED = /^(?:Connected to )?([0-9a-fA-F.:]+) (?:does not like|but )/
const SAID = /Remote host said: (.*?)(?:\/|\s)*(?:Giving up on|$)/s

/** A line of qmail-send (underscores for blanks) that tells of a refusal, else null. */
export function readQmail({ at, message }: LogPrefix): Rejection | null {
  const delivery = DELIVERY.exec(message)
  if (!delivery) return null
  return { ...readQmailText((delivery[1] ?? '').replaceAll('_', ' ')), at }
}

/** qmail-remote's account of a refusal, as in its log and in its bounce mails. */
export function readQmailText(text: string): Rejection {
  const remote = GIVING_UP.exec(text)?.[1] ?? CONNECTED.exec(text)?.[1] ?? null
  const reply = SAID.exec(text)?.[1] ?? text
  return { ...bareRejection(reply.replace(/\/$/, '')), remoteHost: remote, remoteAddress: remote }
}
