import { KEY_PLACEHOLDER } from '../../../shared/domain/list.ts'
import type { Catalogue, Operator, OperatorKind } from '../../../shared/domain/removal.ts'

/** A zone of the catalogue that a name belongs to. */
export interface ZoneHit {
  readonly operatorId: string
  /** The zone as it is to be told: without a user's key. */
  readonly zone: string
}

/** Who is who: zones, domains, mail servers and names of all operators. */
export interface PartyIndex {
  readonly kindOf: (operatorId: string) => OperatorKind | null
  /** True when the operator runs a block list that can be asked about an address. */
  readonly runsList: (operatorId: string) => boolean
  /** The catalogue's zone that the name is, or lies under. */
  readonly findZone: (name: string) => ZoneHit | null
  /** Whose web site, zone or pages the domain belongs to: operators of lists and security vendors. */
  readonly ownerOf: (host: string) => string | null
  /** Whose mail server or mail domain the name is. */
  readonly mailPartyOf: (host: string) => string | null
  /** Operators of lists and security vendors whose name stands in a folded text as a word of its own. */
  readonly findNames: (folded: string) => readonly { readonly operatorId: string; readonly index: number }[]
}

const MAY_BLOCK: ReadonlySet<OperatorKind> = new Set(['dnsbl-operator', 'security-vendor'])
/** Names that say nothing in a rejection: common words, and hosters that happen to run a list. */
const MIN_NAME = 4

/** Builds the index of a catalogue once; every look-up is by whole labels. */
export function indexParties(catalogue: Catalogue): PartyIndex {
  const kinds = new Map(catalogue.operators.map(({ id, kind }) => [id, kind]))
  const blockLists = catalogue.lists.filter(({ polarity }) => polarity === 'block')
  const runners = new Set(blockLists.map(({ operatorId }) => operatorId))
  const zones = new Map<string, ZoneHit>()
  for (const { zone, operatorId } of blockLists) {
    const plain = zone.replace(`${KEY_PLACEHOLDER}.`, '')
    zones.set(plain, { operatorId, zone: plain })
  }
  const owners = collectOwners(catalogue, kinds)
  const mailParties = new Map<string, string>()
  for (const { operatorId, recipientDomains, mxHosts } of catalogue.bounces) {
    for (const domain of [...recipientDomains, ...mxHosts]) mailParties.set(domain.toLowerCase(), operatorId)
  }
  const names = collectNames(catalogue.operators)
  return {
    kindOf: (operatorId) => kinds.get(operatorId) ?? null,
    runsList: (operatorId) => runners.has(operatorId),
    findZone: (name) => walkUp(name, zones),
    ownerOf: (host) => walkUp(host, owners),
    mailPartyOf: (host) => walkUp(host, mailParties),
    findNames: (folded) => names.flatMap(({ word, operatorId }) => findWord(folded, word, operatorId)),
  }
}

/** Looks a name up, then without its first label, and so on. */
function walkUp<Value>(name: string, table: ReadonlyMap<string, Value>): Value | null {
  for (let rest = name; rest !== ''; ) {
    const hit = table.get(rest)
    if (hit !== undefined) return hit
    const dot = rest.indexOf('.')
    if (dot < 0) return null
    rest = rest.slice(dot + 1)
  }
  return null
}

function collectOwners(catalogue: Catalogue, kinds: ReadonlyMap<string, OperatorKind>): Map<string, string> {
  const owners = new Map<string, string | null>()
  const claim = (host: string | undefined, operatorId: string): void => {
    if (host === undefined || !MAY_BLOCK.has(kinds.get(operatorId) ?? 'recipient')) return
    const domain = registrableOf(host)
    const known = owners.get(domain)
    // A site that two operators point to, such as a forum, names neither.
    owners.set(domain, known === undefined || known === operatorId ? operatorId : null)
  }
  for (const { id, url } of catalogue.operators) claim(hostOf(url), id)
  for (const { zone, lookupUrl, operatorId } of catalogue.lists) {
    claim(zone.replace(`${KEY_PLACEHOLDER}.`, ''), operatorId)
    claim(hostOf(lookupUrl), operatorId)
  }
  for (const { url, operatorId } of catalogue.removals) claim(hostOf(url), operatorId)
  return new Map([...owners].filter((entry): entry is [string, string] => entry[1] !== null))
}

const hostOf = (url: string | null): string | undefined =>
  url === null ? undefined : (URL.parse(url)?.hostname ?? undefined)

/** The domain somebody registered, near enough: two labels, three below a country's `co`, `com`, `or` …. */
export function registrableOf(host: string): string {
  const labels = host.toLowerCase().split('.')
  const [second = '', top = ''] = labels.slice(-2)
  const count = top.length === 2 && /^(?:com?|org?|net?|ac|edu|gov|ne)$/.test(second) ? 3 : 2
  return labels.slice(-count).join('.')
}

interface NameOf {
  readonly word: string
  readonly operatorId: string
}

function collectNames(operators: readonly Operator[]): readonly NameOf[] {
  const names: NameOf[] = []
  for (const { id, name, aliases, kind } of operators) {
    if (!MAY_BLOCK.has(kind)) continue
    const spelled = name.replace(/\(.*?\)/g, '').replace(/^the /i, '')
    const words = new Set([
      id,
      id.replaceAll('-', ' '),
      spelled,
      spelled.replace(/ project$/i, ''),
      ...aliases,
    ])
    for (const given of words) {
      const word = given.toLowerCase().trim()
      if (word.length >= MIN_NAME && !commonWords.has(word)) names.push({ word, operatorId: id })
    }
  }
  return names.toSorted((a, b) => b.word.length - a.word.length)
}

const commonWords: ReadonlySet<string> = new Set(['validity', 'hetzner', 'hetzner online', 'cymru', 'free'])

function findWord(folded: string, word: string, operatorId: string) {
  for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
    const before = folded.charAt(at - 1)
    const after = folded.slice(at + word.length, at + word.length + 2)
    // Not inside another word, a host name or a mail address.
    if (!/[\w.@-]/.test(before) && !/^(?:\w|[@]|\.[a-z0-9])/.test(after)) return [{ operatorId, index: at }]
  }
  return []
}
