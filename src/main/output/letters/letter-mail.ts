const LINE = 76
/** Bytes of a subject that make an encoded word of at most 75 characters (RFC 2047 §2). */
const WORD_BYTES = 42

/**
 * A letter as an unsent mail without addressees (RFC 5322), which mail programs open as a draft. A draft has no date
 * and no sender; both are the mail program's.
 */
export function letterMail({ subject, body }: { readonly subject: string; readonly body: string }): string {
  const coded = Buffer.from(body.replaceAll(/\r?\n/g, '\r\n')).toString('base64')
  return [
    `Subject: ${encodeSubject(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(coded.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []),
    '',
  ].join('\r\n')
}

/** Line ends cannot be part of a header; letters beyond ASCII become encoded words that split no character. */
function encodeSubject(subject: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = subject.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim()
  if (/^[\x20-\x7e]*$/.test(plain) && plain.length < LINE - 'Subject: '.length) return plain
  const words: string[] = ['']
  for (const sign of plain) {
    const joined = `${words.at(-1) ?? ''}${sign}`
    if (Buffer.byteLength(joined) > WORD_BYTES) words.push(sign)
    else words[words.length - 1] = joined
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
