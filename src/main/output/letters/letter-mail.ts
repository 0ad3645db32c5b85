import { encode, wrap } from 'nodemailer/lib/qp'

const LINE = 76
/** Bytes of a subject that make an encoded word of at most 75 characters (RFC 2047 §2). */
const WORD_BYTES = 42

/** A letter, with what a mail needs to travel; a draft goes without. */
export interface LetterMail {
  readonly subject: string
  readonly body: string
  /** Plain addresses; one that is none is left out. */
  readonly to?: string | null
  readonly from?: string | null
  /** Name beside `from`. */
  readonly fromName?: string
  /** Date and Message-ID; with them it is a mail to send, without them an unsent draft. */
  readonly stamp?: MailStamp
}

/** What makes a draft a mail. */
export interface MailStamp {
  /** As RFC 5322 §3.3 writes it. */
  readonly date: string
  /** With angle brackets. */
  readonly messageId: string
}

/**
 * A letter as a mail (RFC 5322). Without a stamp it is unsent, as mail programs open a draft: date and, where none is
 * given, sender are theirs.
 */
export function letterMail({ subject, body, to, from, fromName, stamp }: LetterMail): string {
  // Legible as it is, for desks that read raw mails; filters hold plain text in base64 against its sender.
  const coded = wrap(encode(body.replaceAll(/\r?\n/g, '\r\n')).replaceAll(/^From /gm, '=46rom '), LINE)
  return [
    ...(from && isAddress(from) ? [`From: ${sender(from, fromName ?? '')}`] : []),
    ...(to && isAddress(to) ? [`To: ${to}`] : []),
    `Subject: ${encodeSubject(subject)}`,
    ...(stamp
      ? [`Date: ${plainText(stamp.date)}`, `Message-ID: ${plainText(stamp.messageId)}`]
      : ['X-Unsent: 1']),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    coded,
  ].join('\r\n')
}

/** Nothing but one address, so that no header can be smuggled in. */
const isAddress = (text: string): boolean => /^[^\s@<>,;:?&"()]+@[^\s@<>,;:?&"()]+$/.test(text)

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const plainText = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim()

function sender(address: string, name: string): string {
  const plain = plainText(name).slice(0, 100)
  if (plain === '') return address
  return /^[\w .'-]+$/.test(plain) ? `"${plain}" <${address}>` : `${encodeSubject(plain)} <${address}>`
}

/** Line ends cannot be part of a header; letters beyond ASCII become encoded words that split no character. */
function encodeSubject(subject: string): string {
  const plain = plainText(subject)
  if (/^[\x20-\x7e]*$/.test(plain) && !plain.includes('=?') && plain.length < LINE - 'Subject: '.length)
    return plain
  const words: string[] = ['']
  for (const sign of plain) {
    const joined = `${words.at(-1) ?? ''}${sign}`
    if (Buffer.byteLength(joined) > WORD_BYTES) words.push(sign)
    else words[words.length - 1] = joined
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
