import { readSmtpdReply } from './read-postfix.ts'
import { readQmailText } from './read-qmail.ts'
import { bareRejection, type Rejection } from './rejection.ts'

const REPLY_CODE = /(?:^|[\s:;#("'>\]|,])([45]\d\d)[ -]{1,2}(?=\S)/
const ENHANCED = /(?:^|[\s:;#("'])[45]\.\d{1,3}\.\d{1,3}(?=[\s:;,)])/
const WORDS =
  /black-? ?list|block-? ?list|\bblocked\b|\b(?:dns)?rbl|dnsbl|reputation|\bspamhaus|\blisted\b|\bbanned\b|grey-?list|reject|refused|denied|deferred|returnc|senderscore|\/(?:query|lookup|bl)\b|problem occurred|quota/i
const HOST = /\bhost (\S+?) ?\[([^\]]+)\](?::\d+)?(?= said|: | refused| SMTP error)/

/**
 * A refusal without a log line around it: a reply by its code (RFC 5321 §4.2), or words that only refusals have.
 * Null for text that tells of none.
 */
export function readPlainReply(text: string): Rejection | null {
  if (/Remote host said:/.test(text)) return readQmailText(text)
  const code = REPLY_CODE.exec(text)
  if (!code && !ENHANCED.test(text) && !WORDS.test(text)) return null
  const inbound = readSmtpdReply(text)
  if (inbound) return inbound
  const host = HOST.exec(text)
  return {
    ...bareRejection(text),
    remoteHost: host?.[1] ?? null,
    remoteAddress: host?.[2] ?? null,
  }
}

/** True when a text bears a reply code or an enhanced status code of a refusal. */
export const hasReplyCode = (text: string): boolean => REPLY_CODE.test(text) || ENHANCED.test(text)
