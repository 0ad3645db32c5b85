import { stripTags } from '../../../shared/domain/strip-tags.ts'

/** What a reply says, and by what it can be told which request it answers. */
export interface Reply {
  /** Address of the sender, lower case; empty when the text is no mail. */
  readonly from: string
  readonly subject: string
  /** Message-IDs it refers to, with angle brackets. */
  readonly references: readonly string[]
  readonly text: string
  /** True when `text` holds all that it says: nothing was cut, attached, or beyond the parser's bounds. */
  readonly isWhole: boolean
}

/** Longest text of a reply, in characters. */
const LONGEST = 20_000
/** Bounds against mails made to hurt: no honest reply comes near them. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 200_000, maxRfc822NestingDepth: 8 } as const
/** Bytes of the headers that are looked at. */
const MOST_HEAD = 64_000
/** Stands for bytes that are no text in the charset that was named. */
const UNREADABLE = '\ufffd'
const HEADER = /^(?:[A-Za-z][\w-]*:.*|[ \t].*)$/

/**
 * Reads a reply: a mail with its headers, or plain text. A mail beyond the bounds is read for its first headers alone
 * and shown as it came. Never throws for what it is given.
 */
export async function readReply(given: string | Uint8Array): Promise<Reply> {
  const bytes = typeof given === 'string' ? Buffer.from(given) : given
  const head = headOf(bytes)
  if (head === null) return cut({ from: '', subject: '', references: [], text: decode(bytes) }, true)
  const mail = await parse(bytes)
  if (mail) return cut(mail.said, mail.isWhole)
  const onlyHead = await parse(Buffer.from(`${head}\r\n\r\n`, 'latin1'))
  return cut({ ...(onlyHead?.said ?? { from: '', subject: '', references: [] }), text: decode(bytes) }, false)
}

type Said = Omit<Reply, 'isWhole'>

function cut(said: Said, isWhole: boolean): Reply {
  const isAll = said.text.length <= LONGEST && !said.text.includes(UNREADABLE)
  return { ...said, text: said.text.slice(0, LONGEST), isWhole: isWhole && isAll }
}

async function parse(bytes: Uint8Array): Promise<{ readonly said: Said; readonly isWhole: boolean } | null> {
  try {
    const { default: PostalMime } = await import('postal-mime')
    const mail = await PostalMime.parse(bytes, LIMITS)
    const references =
      [mail.inReplyTo ?? '', mail.references ?? ''].join(' ').match(/<[^<>\s]{1,250}>/g) ?? []
    const said = {
      from: mail.from && 'address' in mail.from ? (mail.from.address ?? '').toLowerCase() : '',
      subject: mail.subject ?? '',
      references: [...new Set(references)].slice(0, 200),
      text: mail.text?.trim() ? mail.text : stripTags(mail.html ?? ''),
    }
    return { said, isWhole: mail.attachments.length === 0 }
  } catch {
    return null
  }
}

/** The first headers, when these are what the text begins with; null for anything else. */
function headOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_HEAD))
  const text = start.toString('latin1').trimStart()
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  const lines = head.split(/\r?\n/)
  // A line that the bound cut through says nothing.
  if (head.length === text.length && bytes.length > MOST_HEAD) lines.pop()
  const isMail =
    lines.every((line) => HEADER.test(line)) &&
    lines.some((line) => /^(?:from|subject|message-id):/i.test(line))
  return isMail ? lines.join('\r\n') : null
}

/** What is no UTF-8 is shown all the same, with a mark for each byte that says nothing. */
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, LONGEST * 4))
