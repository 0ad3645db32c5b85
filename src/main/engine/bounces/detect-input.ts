import { readLogPrefix } from './log-prefix.ts'

/** What an input is, told from its first bytes. */
export type InputKind =
  | 'gzip'
  | 'packed'
  | 'utf16'
  | 'binary'
  | 'mbox'
  | 'mail'
  | 'powermta'
  | 'exchange'
  | 'json'
  | 'json-over-lines'
  | 'log'
  | 'text'

/** As many first bytes as the decision needs. */
export const DETECT_BYTES = 16_384

const packed: readonly (readonly number[])[] = [
  [0x50, 0x4b, 3, 4],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
  [0x37, 0x7a, 0xbc, 0xaf],
]
/** A PowerMTA record without a heading: kind and time are its first columns by default. */
export const POWERMTA_ROW = /^(?:[abdfpt]|r[bs]|tq),"?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:[+-]\d{4})?"?,/
/** In front of an object in `journalctl -o json-sse` and `-o json-seq`. */
// oxlint-disable-next-line no-control-regex -- the record separator of RFC 7464 is what is looked for
export const JOURNAL_MARK = /^(?:data: |\u001e)/
const FIELD = /^[A-Za-z][A-Za-z0-9-]{1,60}:/
const KNOWN_FIELD =
  /^(?:Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type):/i

/** Tells what an input is. Text that is none of the rest is `text`. */
export function detectInput(head: Uint8Array): InputKind {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (packed.some((magic) => magic.every((byte, i) => head[i] === byte))) return 'packed'
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf16'
  if (head.includes(0)) return 'binary'
  const lines = new TextDecoder()
    .decode(head.subarray(0, DETECT_BYTES))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const [first = ''] = lines
  if (/^>?From \S+ .*\d{4}/.test(first)) return 'mbox'
  if (/^type,time/i.test(first) || POWERMTA_ROW.test(first)) return 'powermta'
  if (/^#(?:Software|Fields|Version|Log-type|Date)\b/i.test(first)) return 'exchange'
  // What systemd's journal puts in front of an object.
  const json = `${first.replace(JOURNAL_MARK, '')}\n${lines[1] ?? ''}`
  if (/^[[{]\s*["{]/.test(json)) return isJson(first) ? 'json' : 'json-over-lines'
  if (isMail(lines)) return 'mail'
  const shown = lines.slice(0, 50)
  const logged = shown.filter((line) => readLogPrefix(line, 0).message !== line).length
  return logged * 2 > shown.length ? 'log' : 'text'
}

/** True for a line that is one whole object; other JSON is spread over lines, or is one array. */
function isJson(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line.replace(JOURNAL_MARK, ''))
    return typeof value === 'object' && !Array.isArray(value)
  } catch {
    return false
  }
}

/** Header fields from the first line on, folded lines among them, two of those that every mail has (RFC 5322 §3.6). */
function isMail(lines: readonly string[]): boolean {
  const end = lines.findIndex((line) => !FIELD.test(line) && !/^[ \t]/.test(line))
  const header = end < 0 ? lines : lines.slice(0, end)
  return FIELD.test(lines[0] ?? '') && header.filter((line) => KNOWN_FIELD.test(line)).length >= 2
}
