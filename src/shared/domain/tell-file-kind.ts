/**
 * What a file is by what it holds: something in which refusals may stand (logs, mails, mail folders), a feed of
 * netblocks, or neither.
 */
export type FileKind = 'bounces' | 'netblocks' | null

const FEED_KEYS = /"(cidr|ip_prefix|ipv6_prefix|ipv4Prefix|ipv6Prefix|prefix|addressPrefixes|asn)"\s*:/
const ENTRY =
  /^"?(\d{1,3}(\.\d{1,3}){1,3}(\/\d{1,2})?|[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(\/\d{1,3})?)"?(?=$|[\s,;|#-])/i
const COMMENT = /^\s*([#;!$:]|\/\/)/
/** Lines that are looked at; the beginning of a file tells. */
const LINES = 200

/**
 * Tells a file by its beginning, `head`, unpacked: some ten thousand bytes are enough. Names and endings are not
 * looked at. A feed is what holds, beside comments, little but addresses at the beginning of lines, or JSON with the
 * keys of feeds; every other text may be a log; whatever holds control characters is no text.
 */
export function tellFileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return null
  const text = new TextDecoder().decode(head)
  // A log may hold a stray one; pictures and programs are full of them.
  // oxlint-disable-next-line no-control-regex
  const strange = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0
  if (text.includes('\0') || strange > text.length / 50) return null
  if (text.trim() === '') return null
  if (/^\s*[[{]/.test(text)) return FEED_KEYS.test(text) ? 'netblocks' : 'bounces'
  const lines = text.split(/\r?\n/, LINES).filter((line) => line.trim() !== '' && !COMMENT.test(line))
  const entries = lines.filter(isEntry).length
  return entries > 0 && entries >= lines.length * 0.6 ? 'netblocks' : 'bounces'
}

/** A web server's log begins lines with addresses too, and goes on with many words. */
function isEntry(line: string): boolean {
  const found = ENTRY.exec(line.trim())
  if (!found) return false
  const rest = line.trim().slice(found[0].length)
  return !/^\s+\S+\s+\S+\s+\[/.test(rest)
}
