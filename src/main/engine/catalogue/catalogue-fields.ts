import { z } from 'zod'
import { parseAddress, parseIpv4 } from '../../../shared/domain/address.ts'
import { parseBouncePattern } from '../../../shared/domain/bounce-pattern.ts'
import { compileMatch } from '../../../shared/domain/code-match.ts'
import { type EvidenceFact, evidenceFacts } from '../../../shared/domain/evidence-fact.ts'
import { ADDRESS_PLACEHOLDER, KEY_PLACEHOLDER } from '../../../shared/domain/list.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

// Every message here completes the sentence "… is <value>; it must be <message>."

const MAX_ZONE_LENGTH = 180
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/
const MAX_LENGTH = 1000
const ISO_DATE = /^\d{4}(-\d\d){0,2}$/

/** Text of one line: runs of blanks and line ends become one blank; control characters are refused. */
export function line(expected: string, max = MAX_LENGTH) {
  const message = `${expected}, 1 to ${max} characters without control characters`
  return z
    .string(message)
    .transform((text) => text.replace(/[ \t\r\n]+/g, ' ').trim())
    .refine((text) => text.length > 0 && isClean(text, max), message)
}

/** Id of a list, an operator or a removal: what the command line takes between commas. */
export const id = matching(
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  'an id of letters, digits, ".", "_" and "-", at most 64',
)

/** ISO 8601 date, as exact as it is known: year, month or day. A bare year needs quotes in YAML. */
export const isoDate = checked(
  'a date like 2026-11-23, 2026-11 or "2026"',
  (text) => ISO_DATE.test(text) && !Number.isNaN(Date.parse(text)),
).meta({ pattern: ISO_DATE.source })

/** Web address; opened only on a click. */
export const webUrl = checked('an address that starts with https:// or http://', (text) => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.host !== '' && !/[\s<>"]/.test(text)
}).meta({ pattern: '^https?://' })

/** Mail address of an operator. */
export const mailAddress = matching(
  /^[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/,
  'a mail address like delist@example.org',
)

/** Zone of a list, lower case without the trailing dot. `{key}` stands for the user's key, as a label. */
export const zone = z
  .string('a zone name like bl.example.org')
  .transform((text) => text.toLowerCase().replace(/\.$/, ''))
  .refine(isZone, 'a zone name like bl.example.org')

/** Pattern of a return code. */
export const codePattern = checked(
  'a code like 127.0.0.2, 127.0.0.0/24, 127.0.0.5-127.0.0.7, 127.0.*.3 or "bitmask 4"',
  (text) => compileMatch(text) !== null,
)

/** Test point, as text: `::ffff:7f00:2` must not turn into the IPv4 address that it maps. */
export const testPoint = checked(
  'an address like 127.0.0.2 or ::ffff:7f00:2',
  (text) => parseAddress(text) !== null,
)

/** Name server, as `IP:PORT`; port 53 where none is given. */
export const server = z
  .string('an address like "192.0.2.53", "192.0.2.53:5353" or "[2001:db8::53]:53"')
  .transform(readServer)
  .refine((text) => text !== '', 'an address like "192.0.2.53", "192.0.2.53:5353" or "[2001:db8::53]:53"')

/** Words or a code in a rejection, see `parseBouncePattern`. */
export const bouncePattern = checked(
  "text of 3 to 200 characters that starts a rejection's words, with places like {ip}, {digits}, {word}, {bits} or {606-649}",
  (text) => parseBouncePattern(text) !== null,
)

/** Name of a domain or host, lower case without the trailing dot. */
export const hostName = z
  .string('a host name like mx.example.org')
  .transform((text) => text.toLowerCase().replace(/\.$/, ''))
  .refine(
    (text) => text.length <= 253 && text.includes('.') && text.split('.').every((label) => LABEL.test(label)),
    'a host name like mx.example.org',
  )

/** One of a few words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.enum(words, { error: `one of ${words.join(', ')}` })

/** A fact that requests state. */
export const evidenceFact = z.enum(Object.keys(evidenceFacts) as [EvidenceFact, ...EvidenceFact[]], {
  error:
    'a fact that requests can state, like ip, cidr, causeFixed or contactEmail (all in evidence-fact.ts)',
})

/** How sure an entry is. */
export const confidence = oneOf('high', 'medium', 'low', 'unverified')

/** What was read where. */
export const sources = z
  .array(
    z.strictObject({ what: line('words on what was read there'), ref: line('a URL or a repository path') }),
  )
  .max(20, 'at most 20 sources')

/** Low and high figure, hours. */
export const hours = z
  .tuple(
    [
      z.number('a number of hours').min(0, 'zero or more'),
      z.number('a number of hours').max(100_000, 'at most 100000'),
    ],
    {
      error: 'two numbers of hours like [1, 24]',
    },
  )
  .refine(([low, high]) => low <= high, 'two numbers of hours, the lower first')

// The description is for editors, which read the JSON Schema made from this.
function checked(expected: string, isGood: (text: string) => boolean) {
  return z
    .string(expected)
    .refine((text) => isClean(text, MAX_LENGTH) && isGood(text), expected)
    .describe(expected)
}

const isClean = (text: string, max: number): boolean => cleanStrangerText(text, max) === text

function matching(pattern: RegExp, expected: string) {
  return checked(expected, (text) => pattern.test(text)).meta({ pattern: pattern.source })
}

function isZone(name: string): boolean {
  const labels = name.split('.')
  const plain = labels.filter((label) => label !== KEY_PLACEHOLDER && label !== ADDRESS_PLACEHOLDER)
  return (
    name.length <= MAX_ZONE_LENGTH &&
    plain.length >= 2 &&
    plain.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(plain.at(-1) ?? '')
  )
}

/** Canonical `IP:PORT`, or an empty text for anything else. */
function readServer(text: string): string {
  const bracketed = /^\[([0-9a-fA-F:.]+)\](?::(\d{1,5}))?$/.exec(text)
  const dotted = /^([\d.]+)(?::(\d{1,5}))?$/.exec(text)
  const [, host = text, portText = '53'] = bracketed ?? dotted ?? []
  const port = Number(portText)
  if (port < 1 || port > 65_535) return ''
  if (dotted) return parseIpv4(host) === null ? '' : `${host}:${port}`
  return host.includes(':') && parseAddress(host) !== null ? `[${host}]:${port}` : ''
}
