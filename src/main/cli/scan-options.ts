import path from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { noOffer } from '../../shared/domain/offer.ts'
import type { Rescan } from '../../shared/domain/rescan.ts'
import type { Examinations } from '../../shared/domain/scan.ts'
import type { ScanOrder } from '../operations/scan-order.ts'
import { type PaperSize, paperOption } from './paper-option.ts'

/** Options of `blockvet scan` as commander hands them over. */
export interface ScanOptions {
  readonly file?: string
  readonly lists?: string[]
  readonly preset: 'mail' | 'all' | 'quick'
  readonly catalog?: string[]
  readonly resolver?: string[]
  readonly direct?: boolean
  readonly rate?: number
  readonly listRate?: number
  readonly timeout?: number
  readonly retries?: number
  readonly granularity?: number
  readonly maxAddresses?: number
  readonly allowSpecial?: boolean
  readonly feeds?: string
  readonly registry: boolean
  readonly rdap?: string
  readonly whois?: string
  readonly asnZone?: string
  readonly geo?: string
  readonly country?: string
  readonly rdns: boolean
  readonly db?: string
  readonly json?: string
  readonly csv?: string
  readonly html?: string
  readonly pdf?: string
  readonly xlsx?: string
  readonly paper: PaperSize
  readonly resume?: string
  readonly rescan?: string
  readonly mode: Pick<Rescan, 'mode' | 'id'>
  readonly reuse?: boolean
  readonly plan?: boolean
  readonly failOn?: 'conditional' | 'reject' | 'inconclusive'
  readonly quiet?: boolean
  readonly progress: boolean
  readonly color: 'auto' | 'always' | 'never'
}

const gather = (value: string, earlier: string[] = []): string[] => [...earlier, value]
function commaList(value: string, earlier: string[] = []): string[] {
  const ids = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (ids.length === 0) throw new InvalidArgumentError('Give ids of lists, separated by commas.')
  return [...earlier, ...ids]
}

function whole(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
    }
    return number
  }
}

function webAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url && ['http:', 'https:'].includes(url.protocol)) return url.href
  throw new InvalidArgumentError('Give an address like https://rdap.example.net/.')
}

function rescanMode(value: string): Pick<Rescan, 'mode' | 'id'> {
  const [, mode, id] = /^(list|case):(.+)$/.exec(value) ?? []
  if (id !== undefined) return { mode: mode as 'list' | 'case', id }
  if (value === 'full' || value === 'changed') return { mode: value }
  throw new InvalidArgumentError('Say full, changed, list:ID or case:ID.')
}

function countryCode(value: string): string {
  if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase()
  throw new InvalidArgumentError('Give two letters, like DE.')
}

/** Adds the options of `blockvet scan` to a command. */
export function addScanOptions(command: Command): Command {
  return command
    .option('--file <file>', "read blocks from a file, one per line; '-' is standard input")
    .option('--lists <ids>', 'lists by id, separated by commas', commaList)
    .addOption(new Option('--preset <name>', 'which lists').choices(['mail', 'all', 'quick']).default('mail'))
    .option('--catalog <path>', 'a catalogue file or folder in place of the shipped one (repeatable)', gather)
    .option('--resolver <ip[:port]>', 'ask through this resolver (repeatable: spread and fail over)', gather)
    .option('--direct', "ask the lists' own name servers")
    .option(
      '--rate <n>',
      'queries per second in all (default: that of the settings, 2000)',
      whole(1, 1_000_000),
    )
    .option(
      '--list-rate <n>',
      "queries per second per list at most (default: that of the settings, the catalogue's)",
      whole(1, 1_000_000),
    )
    .option('--timeout <ms>', 'milliseconds per try (default: 2000)', whole(1, 60_000))
    .option('--retries <n>', 'further tries per check (default: 2)', whole(0, 20))
    .option('--granularity <n>', 'IPv6: one check per /N (default: 64)', whole(1, 128))
    .option('--max-addresses <n>', 'refuse larger plans (default: 1048576)', whole(1, 16_777_216))
    .option('--allow-special', 'accept special-purpose ranges (tests and practice)')
    .option('--no-registry', 'skip registry and routing look-ups')
    .option('--rdap <url>', 'ask this RDAP server in place of the registries (a mirror, tests)', webAddress)
    .option('--whois <host[:port]>', 'ask this WHOIS server in place of the registries')
    .option('--asn-zone <zone>', 'who announces what: ask this zone in place of asn.cymru.com')
    .option('--geo <file>', 'a geolocation database (MMDB), told beside the promised country')
    .option('--country <code>', 'country that the offer promises, two letters', countryCode)
    .option(
      '--feeds <dir>',
      "netblock feeds from a folder of <feed-id>.<ending>, or 'none' (default: stored)",
    )
    .option('--no-rdns', 'skip reverse DNS checks')
    .option('--db <file>', 'the database (default: in the per-user data folder)')
    .option('--json <file>', "write the result as JSON; '-' is standard output")
    .option('--csv <file>', 'write the listings as CSV')
    .option('--html <file>', 'write a report as one HTML file')
    .option('--pdf <file>', 'write a report as PDF: two pages and annexes')
    .option('--xlsx <file>', 'write a workbook')
    .addOption(paperOption())
    .option('--resume <scan-id>', 'go on with a stopped scan')
    .option('--rescan <scan-id>', 'scan its block again, on what an earlier scan found')
    .addOption(
      new Option(
        '--mode <mode>',
        'with --rescan: full, changed, list:ID or case:ID; the rest is carried over',
      )
        .argParser(rescanMode)
        .default({ mode: 'changed' }, 'changed'),
    )
    .option('--reuse', 'take over answers of the last scan whose time to live still runs')
    .option('--plan', 'print the plan and send nothing')
    .addOption(
      new Option('--fail-on <decision>', 'exit 10 when the verdict is that or worse').choices([
        'conditional',
        'reject',
        'inconclusive',
      ]),
    )
    .option('--quiet', 'print no table and no progress')
    .option('--no-progress', 'print no progress')
    .addOption(
      new Option('--color <when>', 'colour on the terminal')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
}

/** The order that options and blocks amount to. */
export function orderFrom(blocks: readonly string[], options: ScanOptions): ScanOrder {
  const resolvers = options.resolver ?? []
  const pathKind = options.direct ? 'direct' : resolvers.length > 0 ? 'resolver' : 'system'
  return {
    blocks: [...blocks],
    preset: options.preset,
    pathKind,
    resolvers,
    offer: noOffer,
    examine: {
      feeds: feedsFrom(options.feeds),
      registry: options.registry,
      reverseDns: options.rdns,
      ...sourcesFrom(options),
    },
    ...(options.rescan ? { rescan: { scanId: options.rescan, ...options.mode } } : {}),
    ...(options.reuse ? { reuse: true } : {}),
    ...(options.lists ? { listIds: options.lists } : {}),
    ...(options.rate === undefined ? {} : { ratePerSecond: options.rate }),
    ...(options.listRate === undefined ? {} : { listRatePerSecond: options.listRate }),
    ...(options.timeout === undefined ? {} : { timeoutMs: options.timeout }),
    ...(options.retries === undefined ? {} : { retries: options.retries }),
    ...(options.granularity === undefined ? {} : { granularity: options.granularity }),
    ...(options.maxAddresses === undefined ? {} : { maxAddresses: options.maxAddresses }),
    ...(options.allowSpecial ? { allowSpecial: true } : {}),
  }
}

function feedsFrom(option: string | undefined): Examinations['feeds'] {
  if (option === undefined) return { kind: 'stored' }
  return option === 'none' ? { kind: 'none' } : { kind: 'folder', folder: path.resolve(option) }
}

function sourcesFrom(options: ScanOptions): Pick<Examinations, 'sources'> {
  const { rdap, whois, asnZone, geo, country } = options
  if ([rdap, whois, asnZone, geo, country].every((option) => option === undefined)) return {}
  return {
    sources: {
      rdap: rdap ?? null,
      whois: whois ?? null,
      asnZone: asnZone ?? null,
      geolocation: geo === undefined ? null : path.resolve(geo),
      country: country ?? null,
    },
  }
}
