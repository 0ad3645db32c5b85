/** What a reply says, and by what it can be told which request it answers. */
export interface Reply {
  /** Address of the sender, lower case; empty when the text is no mail. */
  readonly from: string
  readonly subject: string
  /** Message-IDs it refers to, with angle brackets. */
  readonly references: readonly string[]
  readonly text: string
}

/** Longest mail that is read, in characters. */
const LONGEST = 2_000_000
const HEADER = /^(?:[A-Za-z][\w-]*:.*|[ \t].*)$/

/** Reads a pasted reply: a mail with its headers, or plain text. Never throws for what it is given. */
export async function readReply(pasted: string): Promise<Reply> {
  const text = pasted.slice(0, LONGEST)
  const plain: Reply = { from: '', subject: '', references: [], text }
  if (!looksLikeMail(text)) return plain
  try {
    const { default: PostalMime } = await import('postal-mime')
    const mail = await PostalMime.parse(text, { maxNestingDepth: 20, maxHeadersSize: 200_000 })
    const references =
      [mail.inReplyTo ?? '', mail.references ?? ''].join(' ').match(/<[^<>\s]{1,250}>/g) ?? []
    return {
      from: mail.from && 'address' in mail.from ? (mail.from.address ?? '').toLowerCase() : '',
      subject: mail.subject ?? '',
      references: [...new Set(references)],
      text: mail.text ?? '',
    }
  } catch {
    return plain
  }
}

function looksLikeMail(text: string): boolean {
  const head = text.replace(/^\s+/, '').split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = head.split(/\r?\n/)
  return (
    lines.every((line) => HEADER.test(line)) &&
    lines.some((line) => /^(?:from|subject|message-id):/i.test(line))
  )
}
