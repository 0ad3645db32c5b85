/** Longest reply that is looked at; real ones have a few hundred characters. */
const MAX_LENGTH = 6000

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\n',
  t: ' ',
  '"': '"',
  '/': '/',
  "'": "'",
}
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/**
 * A server's reply as one line, however it came: multi-line (RFC 5321 §4.2.1, codes repeated on each line), with
 * the two characters `\n` in place of line ends, with JSON escapes, quoted-printable (RFC 2045 §6.7), HTML
 * entities, `>` quotes or folded lines.
 */
export function flattenReply(raw: string): string {
  let text = raw.slice(0, MAX_LENGTH)
  if (/=\r?\n|=3D/.test(text)) text = decodeQuotedPrintable(text)
  if (text.includes('\\')) text = text.replace(/\\([nrt"'/])/g, (_, letter: string) => escapes[letter] ?? ' ')
  if (text.includes('&')) {
    text = text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? ' ')
  }
  const lines = text.split(/[\r\n]+/).map((line) => line.replace(/^[\s>]+/, '').trim())
  return dropRepeatedCodes(lines.filter((line) => line !== '').join(' ')).replace(/\s+/g, ' ')
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  // Bytes above 127 came as UTF-8 one by one; anything else stays as it is.
  if (!/[\u0080-\u00ff]/.test(bytes) || /[\u0100-\uffff]/.test(bytes)) return bytes
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)))
}

/** `550-5.7.1 one 550-5.7.1 two 550 5.7.1 three` → `550 5.7.1 one two three`. */
function dropRepeatedCodes(line: string): string {
  const first = /(?:^|[\s:;#("'])([45]\d\d)-(?:([245]\.\d{1,3}\.\d{1,3})[ -])?/.exec(line)
  if (!first) return line
  const [whole, code = '', enhanced] = first
  const start = first.index + whole.length
  const again = enhanced
    ? new RegExp(` ${code}[- ]${enhanced.replaceAll('.', '\\.')}(?= )`, 'g')
    : new RegExp(` ${code}[- ]`, 'g')
  return line.slice(0, start) + line.slice(start).replace(again, enhanced ? '' : ' ')
}
