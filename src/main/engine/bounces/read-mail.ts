import type { Email } from 'postal-mime'
import { stripTags } from '../../../shared/domain/strip-tags.ts'
import { readIso } from './log-prefix.ts'
import { readPlainReply } from './read-plain-reply.ts'
import { readTextReplies } from './read-text.ts'
import { bareRejection, type Rejection } from './rejection.ts'

/** Bounds against mails made to hurt: no honest bounce comes near them. */
const LIMITS = { maxNestingDepth: 64, maxHeadersSize: 2_097_152, maxRfc822NestingDepth: 8 } as const
const MAX_BODY = 400_000
/** Actions of RFC 3464 §2.3.3 that are no refusal. */
const FINE = /^(?:delivered|relayed|expanded)\b/i
const BOUNCE_SIGNS =
  /report-type="?delivery-status|Diagnostic-Code:|Final-Recipient:|X-Failed-Recipients:|mailer-daemon|postmaster@|Undeliver|Delivery (?:Status|has failed|failure)|returned to sender|Remote host said|could not be delivered|SMTP error|failure notice/i

/** What a mail tells: its refusals, or why it could not be read as a mail. */
export type MailFinding =
  | { readonly ok: true; readonly rejections: readonly Rejection[] }
  | { readonly ok: false; readonly problem: string; readonly rejections: readonly Rejection[] }

/**
 * Reads one mail: a delivery status notification (RFC 3464), or a bounce that only tells in words (qmail, Exim,
 * Exchange, Gmail and others). Never throws: a mail that breaks the parser's bounds is searched as text, and says so.
 */
export async function readMail(bytes: Uint8Array): Promise<MailFinding> {
  // Most mails of a folder are no bounces, and parsing is the costly part.
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, MAX_BODY)
  if (!BOUNCE_SIGNS.test(latin)) return { ok: true, rejections: [] }
  try {
    const { default: PostalMime } = await import('postal-mime')
    const mail = await PostalMime.parse(bytes, {
      attachmentEncoding: 'utf8',
      forceRfc822Attachments: true,
      ...LIMITS,
    })
    return { ok: true, rejections: readParsed(mail) }
  } catch (error) {
    return {
      ok: false,
      problem: `could not be taken apart as a mail (${describe(error)}); it was searched as plain text.`,
      rejections: readTextReplies(latin),
    }
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : 'broken'

function readParsed(mail: Email): readonly Rejection[] {
  const at = readIso(mail.date) ?? null
  const body = `${mail.text ?? ''}\n${mail.text ? '' : stripTags(mail.html ?? '')}`.slice(0, MAX_BODY)
  const reports = mail.attachments.filter(({ mimeType }) =>
    /^message\/(?:global-)?delivery-status/i.test(mimeType),
  )
  const told = reports.flatMap(({ content }) => (typeof content === 'string' ? readReport(content, at) : []))
  const inWords = readTextReplies(body).map((rejection) => ({ ...rejection, at: rejection.at ?? at }))
  if (told.length === 0) {
    const recipient = mail.headers.find(({ key }) => key === 'x-failed-recipients')?.value ?? null
    return inWords.map((rejection) => ({ ...rejection, recipient: rejection.recipient ?? recipient }))
  }
  // A report without the server's words (Exchange, qmail): the text may have kept them.
  return told.map((rejection) =>
    readPlainReply(rejection.reply) || inWords.length === 0
      ? rejection
      : { ...rejection, reply: inWords[0]?.reply ?? rejection.reply },
  )
}

/** The fields per recipient of a delivery-status part (RFC 3464 §2.3), blocks parted by empty lines. */
function readReport(content: string, at: string | null): readonly Rejection[] {
  const blocks = content.split(/\r?\n[ \t]*\r?\n/).map(readFields)
  const ofMessage = blocks[0] ?? new Map<string, string>()
  return blocks.flatMap((fields) => {
    const action = fields.get('action')
    const recipient = fields.get('final-recipient') ?? fields.get('original-recipient')
    if (recipient === undefined || (action !== undefined && FINE.test(action))) return []
    const said =
      fields.get('diagnostic-code') ?? fields.get('x-supplementary-info') ?? fields.get('status') ?? ''
    const remote = /^(?:dns ?; ?)?([^\s(;]+)(?: ?\(([^)]*)\))?/i.exec(fields.get('remote-mta') ?? '')
    const address = remote?.[2]?.split(',')[0] ?? null
    return [
      {
        ...bareRejection(said.replace(/^(?:smtp|x-[\w-]+) ?; ?/i, '')),
        at: readMailDate(fields.get('last-attempt-date') ?? ofMessage.get('arrival-date')) ?? at,
        remoteHost: remote?.[1] ?? null,
        remoteAddress: address,
        recipient: recipient.replace(/^[\w-]+ ?; ?/, '').replace(/^<|>$/g, ''),
      },
    ]
  })
}

function readFields(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const field = /^([\w-]+): ?(.*)$/.exec(line)
    if (field) fields.set((field[1] ?? '').toLowerCase(), (field[2] ?? '').trim())
  }
  return fields
}

function readMailDate(text: string | undefined): string | null {
  const ms = text === undefined ? Number.NaN : Date.parse(text.replace(/\([^)]*\)/g, '').trim())
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
