import { type Address, formatAddress, formatIpv4, parseAddress } from '../../src/shared/domain/address.ts'
import type { ZoneData } from './rbldnsd.ts'

/** A zone made up from a seed, and addresses worth asking about: in, beside and far from its entries. */
export interface RandomZone {
  readonly zone: string
  readonly parts: readonly ZoneData[]
  readonly addresses: readonly Address[]
}

type Type = ZoneData['type']

/** A small generator with a fixed seed, so that a failure can be looked at again. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 2_654_435_761) >>> 0
  }

  /** A fraction from 0 up to 1. */
  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0
    return this.state / 2 ** 32
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T
  }
}

const FIRST_OCTETS = [0, 10, 127, 192, 192, 192, 203, 203, 255]
const OCTETS = [0, 1, 2, 3, 7, 8, 15, 16, 63, 64, 127, 128, 129, 254, 255]
const GROUPS = [0, 0, 0, 1, 2, 0xff, 0x100, 0xdb8, 0x2001, 0x2002, 0x8000, 0xfffe, 0xffff]
const TEXTS = [
  'Listed: $',
  'see https://bl.example.test/?$',
  '$1$ and $2',
  '$3 $4 $9 not set',
  'costs $$5 and $$',
  '$',
  'own $= here',
  '=bare $1 $',
  '=',
  'Grüße an $',
  'text # not a comment',
  'semi ; colon : $1',
]
const WORDS = ['alpha', 'see $1 (not again)', 'ünï', 'https://bl.example.test/?', 'b  c']
const SPECIALS = [
  '$SOA 3000 ns.example.test admin.example.test 0 2h 2h 1w 1h',
  '$NS 0 ns1.example.test -ns2.example.test ns3.example.test',
  '$SOA broken',
  '$NOTHING at all',
  '#$TTL 90m',
  ';$TTL 1000',
  ':$TTL 3d',
  '$ttl 0',
  '$TIMESTAMP 2020:01:02:03:04 0',
  '$',
  '#  a comment',
  '; another',
  '',
  '\t ',
]
const BROKEN = [
  '300.1.1.1',
  '192.0.2.1/33',
  '192.0.2.1/24',
  '192.0.2.1x',
  '192.0.2.1-192.0.2',
  '192.0.2.9-192.0.2.1',
  '192.0.2.',
  '192',
  '0/0',
  '192.0.2.77 :x:bad',
  '192.0.2.78 :0:bad',
  '192.0.2.79 :2 bad',
  ':not a value',
  '!',
  '2001:db8::12345',
  '2001:db8::/129',
  '2001:db8:0:1::1/64',
  '2001',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '::ffff:1:',
  '1::2:',
  '!1:2:3:4',
]

const NO_VALUES = ['', '', '', '', ' # note', '\t; note', ' ']

/** A zone of one or several data sets of the types. */
export function randomZone(seed: number, zone: string, types: readonly Type[]): RandomZone {
  const dice = new Dice(seed)
  const parts = types.map((type): ZoneData => ({ zone, type, lines: linesOf(dice, type) }))
  const near = parts.flatMap(({ type, lines }) => addressesNear(dice, type, lines))
  const far = types.flatMap((type) => Array.from({ length: 60 }, () => randomAddress(dice, familyOf(type))))
  return { zone, parts, addresses: [...near, ...far] }
}

const familyOf = (type: Type): 4 | 6 => (type.startsWith('ip4') ? 4 : 6)

function linesOf(dice: Dice, type: Type): string[] {
  const many = 30 + dice.below(170)
  const lines = Array.from({ length: many }, () => {
    const roll = dice.next()
    if (roll < 0.04) return dice.pick(SPECIALS)
    if (roll < 0.06) return `$${dice.below(10)} ${dice.pick(WORDS)}`
    if (roll < 0.08) return dice.pick(BROKEN)
    if (roll < 0.13) return defaultValue(dice)
    return entry(dice, type)
  })
  if (dice.next() < 0.3) lines.splice(dice.below(many), 0, '$= Base $= for $ ($1)')
  if (dice.next() < 0.2 && familyOf(type) === 4)
    lines.splice(dice.below(many), 0, `$MAXRANGE4 ${dice.pick(['/24', '/9', '300'])}`)
  return lines
}

function defaultValue(dice: Dice): string {
  const code = dice.pick(['2', '3', '77', '127.0.0.9', '127.1.2.3', '127.5', '127.1.9'])
  return dice.pick([`:${code}:${textOf(dice)}`, `:${code}`, `:${code}:`, `:${code} : ${textOf(dice)}`])
}

function textOf(dice: Dice): string {
  return dice.pick(TEXTS)
}

function entry(dice: Dice, type: Type): string {
  const excluded = dice.next() < 0.15
  const blank = dice.pick(['', '', ' ', '\t'])
  // Two long texts would not fit into one answer of 512 bytes.
  const long = type === 'ip4set' ? '' : `$ ${'0123456789'.repeat(20 + dice.below(9))}é`
  const values = [
    ' :4',
    ' :5:',
    ':6:glued',
    ` ${textOf(dice)}`,
    ` :8:${textOf(dice)}`,
    `\t:127.0.3.4: ${textOf(dice)}`,
  ]
  const value = dice.pick([...NO_VALUES, ...values, long === '' ? ' :9' : ` ${long}`])
  if (excluded) return `!${blank}${spanOf(dice, type, true)}${value}`
  return `${dice.pick(['', '', '', ' '])}${spanOf(dice, type, false)}${value}${dice.pick(['', '', ' \t'])}`
}

function spanOf(dice: Dice, type: Type, excluded: boolean): string {
  switch (type) {
    case 'ip4set':
      return dice.next() < 0.4 ? rangeOf(dice) : cidr4(dice)
    case 'ip4trie':
      return cidr4(dice)
    case 'ip6trie':
      return cidr6(dice)
    case 'ip6tset':
      return excluded ? formatAddress(randomAddress(dice, 6)) : groupsOf(dice).slice(0, 4).join(':')
  }
}

function quad(dice: Dice): number[] {
  return [dice.pick(FIRST_OCTETS), ...Array.from({ length: 3 }, () => dice.pick(OCTETS))]
}

function rangeOf(dice: Dice): string {
  const octets = quad(dice).slice(0, dice.pick([1, 2, 3, 4, 4, 4, 4]))
  const last = octets.at(-1) ?? 0
  const higher = Math.min(255, last + dice.pick([0, 1, 5, 30, 200]))
  const full = [...octets.slice(0, -1), higher]
  // From one /16 into the next, so that all classes of entries are made.
  if (octets.length >= 3 && dice.next() < 0.3) full[1] = Math.min(255, (full[1] ?? 0) + 1)
  const until = full[1] === octets[1] && dice.next() < 0.5 ? [higher] : full
  return `${octets.join('.')}-${until.join('.')}`
}

function cidr4(dice: Dice): string {
  const octets = quad(dice)
  const form = dice.next()
  if (form < 0.45) return octets.join('.')
  if (form < 0.6) return octets.slice(0, 2 + dice.below(2)).join('.')
  const bits = dice.pick([1, 6, 8, 8, 9, 13, 15, 16, 16, 17, 20, 23, 24, 24, 25, 28, 31, 32])
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const masked = formatIpv4(Math.floor(value / 2 ** (32 - bits)) * 2 ** (32 - bits)).split('.')
  const short = masked.slice(0, Math.ceil(bits / 8))
  return `${(dice.next() < 0.5 ? masked : short).join('.')}/${bits}`
}

function groupsOf(dice: Dice): string[] {
  const group = (): string => dice.pick(GROUPS).toString(16)
  return ['2001', 'db8', group(), group(), ...Array.from({ length: 4 }, group)]
}

function cidr6(dice: Dice): string {
  const bits = dice.pick([0, 3, 16, 31, 32, 33, 48, 52, 63, 64, 64, 65, 96, 100, 127, 128, 128, 128])
  const { value } = randomAddress(dice, 6)
  const host = BigInt(128 - bits)
  const text = formatAddress({ family: 6, value: (value >> host) << host })
  if (bits % 16 === 0 && bits > 16 && bits < 128 && dice.next() < 0.4) {
    return groupsOf(dice)
      .slice(0, bits / 16)
      .join(':')
  }
  return bits === 128 ? text : `${text}/${bits}`
}

function randomAddress(dice: Dice, family: 4 | 6): Address {
  if (family === 4) {
    return { family, value: BigInt(quad(dice).reduce((sum, octet) => sum * 256 + octet, 0)) }
  }
  const roll = dice.next()
  const words = groupsOf(dice)
  // 6to4 and IPv4-mapped addresses, which IPv4 data answers for.
  if (roll < 0.06) words.splice(0, 3, '2002', ...hexPairs(quad(dice)))
  if (roll > 0.94) words.splice(0, 8, '0', '0', '0', '0', '0', 'ffff', ...hexPairs(quad(dice)))
  return { family, value: BigInt(`0x${words.map((word) => word.padStart(4, '0')).join('')}`) }
}

function hexPairs([a = 0, b = 0, c = 0, d = 0]: readonly number[]): [string, string] {
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)]
}

/** First and last addresses of what the lines name, and their neighbours. */
function addressesNear(dice: Dice, type: Type, lines: readonly string[]): Address[] {
  const family = familyOf(type)
  const most = family === 4 ? 2n ** 32n : 2n ** 128n
  const found = lines.flatMap((line): Address[] => {
    const [text = '', until] = (/^!?\s*([0-9a-fA-F.:]+)(?:[-/]([0-9.]+))?/.exec(line) ?? []).slice(1)
    const whole = family === 4 ? [...text.split('.'), '0', '0', '0'].slice(0, 4).join('.') : text
    const parsed =
      parseAddress(family === 6 && !text.includes('::') ? `${text}::` : whole) ?? parseAddress(text)
    if (!parsed) return []
    const end = until?.includes('.')
      ? parseAddress([...until.split('.'), '255', '255'].slice(0, 4).join('.'))
      : null
    const around = [-1n, 0n, 0n, 1n, 255n, 256n, 65_535n].map((step) => parsed.value + step)
    const values = end ? [...around, end.value, end.value + 1n] : around
    return values
      .filter((value) => value >= 0n && value < most)
      .map((value) => ({ family, value }))
      .filter(() => dice.next() < 0.6)
  })
  return found
}
