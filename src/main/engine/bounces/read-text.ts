import { hasReplyCode, readPlainReply } from './read-plain-reply.ts'
import type { Rejection } from './rejection.ts'

/** A piece of text that belongs together, with the line where it begins. */
export interface TextPiece {
  readonly text: string
  readonly number: number
}

const CONTINUED = /^[\s>]*([2-5]\d\d)-/
const MAX_LINES = 40
/** Lines of a conversation that tell of no refusal: greetings, offers, acceptance. */
const ACCEPTED = /^[\s>]*(?:[23]\d\d[ -]|(?:EHLO|HELO|MAIL FROM|RCPT TO|DATA|QUIT|STARTTLS|RSET|AUTH)\b)/i

/**
 * Joins lines into pieces: the lines of one reply (`550-` … `550 `), folded lines with what they belong to. Feed
 * lines in order; a piece comes back when the next begins. `end` gives the last.
 */
export class TextJoiner {
  private lines: string[] = []
  private number = 0
  private open = false

  add(line: string, number: number): TextPiece | null {
    const follows = number === this.number + this.lines.length
    if (follows && this.lines.length > 0 && this.lines.length < MAX_LINES && this.belongs(line)) {
      this.lines.push(line)
      this.open = CONTINUED.test(line)
      return null
    }
    const done = this.end()
    if (line.trim() !== '') {
      this.lines = [line]
      this.number = number
      this.open = CONTINUED.test(line)
    }
    return done
  }

  end(): TextPiece | null {
    const { lines, number } = this
    this.lines = []
    return lines.length === 0 ? null : { text: lines.join('\n'), number }
  }

  private belongs(line: string): boolean {
    const plain = line.replace(/^[ \t]*(?:>[ \t]?)+/, '')
    if (plain.trim() === '') return false
    const first = CONTINUED.exec(this.lines[0] ?? '')
    if (this.open) return first === null || plain.trimStart().startsWith(first[1] ?? '') || /^\s/.test(plain)
    return /^[ \t]+\S/.test(plain) && !/^\s*[45]\d\d[ -]/.test(plain)
  }
}

/** The refusals in a text of lines without log marks, such as the body of a bounce mail. */
export function readTextReplies(text: string): readonly Rejection[] {
  const joiner = new TextJoiner()
  const pieces = text.split(/\r?\n/).map((line, i) => joiner.add(line, i + 1))
  return [...pieces, joiner.end()].flatMap((piece) => {
    const rejection = piece === null || isAccepted(piece.text) ? null : readPlainReply(piece.text)
    return rejection && hasReplyCode(rejection.reply) ? [rejection] : []
  })
}

/** True for those lines of a conversation that tell of no refusal. */
export const isAccepted = (text: string): boolean =>
  ACCEPTED.test(text) && !/(?:\n|\\n)[\s>]*[45]\d\d[ -]/.test(text)
