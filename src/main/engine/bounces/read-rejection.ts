import { readLogPrefix } from './log-prefix.ts'
import { readExim } from './read-exim.ts'
import { readHaraka, readOpenSmtpd } from './read-key-values.ts'
import { hasReplyCode, readPlainReply } from './read-plain-reply.ts'
import { readPostfix } from './read-postfix.ts'
import { readQmail } from './read-qmail.ts'
import { readSendmail } from './read-sendmail.ts'
import type { Rejection } from './rejection.ts'

const readers = [readPostfix, readExim, readSendmail, readQmail, readOpenSmtpd, readHaraka] as const
/** A delivery, or talk of the log that no server said. */
const NO_REFUSAL = /\bstatus=sent\b|\bstat=Sent\b|^\S{16,23} (?:=>|->|<=|Completed)|: success: |result="?Ok"?/

/**
 * A refusal told by one line (or one reply of several lines) of any mail server's log, of a journal, or of pasted
 * text; null when the line tells of none. `nowMs` gives the year of logs that write none.
 */
export function readRejection(line: string, nowMs: number): Rejection | null {
  const prefix = readLogPrefix(line, nowMs)
  for (const read of readers) {
    const rejection = read(prefix)
    if (rejection) return rejection
  }
  if (NO_REFUSAL.test(prefix.message)) return null
  const plain = readPlainReply(prefix.message)
  // Other programs' lines use the same words; in a log only a reply's code tells them apart.
  const logged = prefix.message !== line
  return plain && (!logged || hasReplyCode(plain.reply)) ? { ...plain, at: prefix.at } : null
}
