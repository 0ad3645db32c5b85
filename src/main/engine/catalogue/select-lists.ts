import { type DnsblList, needsKey } from '../../../shared/domain/list.ts'
import { type ListChoices, noChoices } from '../../../shared/domain/list-choices.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { findList } from './find-list.ts'

/** Which lists to ask: a preset, or ids (or zones) in the user's order. */
export type ListSelection =
  | { readonly preset: 'quick' | 'mail' | 'all' }
  | { readonly ids: readonly string[] }

/** The lists, or one sentence saying why there are none. */
export type SelectedLists =
  | { readonly ok: true; readonly lists: readonly DnsblList[] }
  | { readonly ok: false; readonly problem: string }

type Preset = 'quick' | 'mail' | 'all'

/**
 * Picks lists. A preset never holds a list that is closed or sold, nor, unless the user decided so (`choices`), one
 * that is unverified, wants a key, or is asked only after the user agreed; what was agreed to is in `mail` and `all`,
 * what was turned on in every preset, what was turned off in none. In a catalogue without any preset every other list is in every preset; else `all` leaves
 * out lists whose data another list of the preset already combines, so nobody is asked twice for the same.
 */
export function selectLists(
  catalogue: Catalogue,
  selection: ListSelection,
  choices: ListChoices = noChoices,
): SelectedLists {
  return 'ids' in selection
    ? selectByIds(catalogue.lists, selection.ids)
    : selectPreset(catalogue.lists, selection.preset, choices)
}

function selectPreset(all: readonly DnsblList[], preset: Preset, choices: ListChoices): SelectedLists {
  const free = all.filter((list) => isFree(list, choices))
  const lists = all.some((list) => list.presets.length > 0) ? inPreset(free, preset, choices) : free
  if (lists.length > 0) return { ok: true, lists }
  return { ok: false, problem: `The catalogue has no list for the preset ${preset}; name lists by id.` }
}

function inPreset(
  free: readonly DnsblList[],
  preset: Preset,
  { agreed, asked }: ListChoices,
): readonly DnsblList[] {
  const isChosen = ({ id }: DnsblList): boolean =>
    asked[id] === true || (agreed[id] !== undefined && preset !== 'quick')
  if (preset !== 'all') return free.filter((list) => list.presets.includes(preset) || isChosen(list))
  const parts = new Set(free.flatMap((list) => list.combines))
  return free.filter((list) => !parts.has(list.id) || list.presets.length > 0 || isChosen(list))
}

/**
 * Every list whose health one may probe without agreeing to anything: what the presets hold, the parts of composites,
 * those of unknown state, which a good probe makes worth naming, and keyed ones, which answer who has the key.
 */
export const listsToProbe = (
  all: readonly DnsblList[],
  choices: ListChoices = noChoices,
): readonly DnsblList[] =>
  all.filter(
    (list) => list.status !== 'closed' && (isFreeToAsk(list, choices) || isFreeWithKey(list, choices)),
  )

function isFree(list: DnsblList, choices: ListChoices): boolean {
  const asked = choices.asked[list.id]
  if (asked === false || list.status === 'closed') return false
  if (asked === true && isFreeWithKey(list, choices)) return true
  return (asked === true || list.status === 'active') && isFreeToAsk(list, choices)
}

const isFreeToAsk = (list: DnsblList, { agreed }: ListChoices): boolean =>
  list.answers !== 'text' &&
  (list.access.kind === 'open' || list.access.kind === 'registration') &&
  (list.access.optInReason === null || agreed[list.id] !== undefined) &&
  !needsKey(list)

/** A keyed list may be asked with its key; who has none is told so in the plan. */
const isFreeWithKey = (list: DnsblList, { agreed }: ListChoices): boolean =>
  needsKey(list) && (list.access.optInReason === null || agreed[list.id] !== undefined)

function selectByIds(all: readonly DnsblList[], ids: readonly string[]): SelectedLists {
  if (ids.length === 0) return { ok: false, problem: 'No list was named; give ids of the catalogue.' }
  const lists = new Set<DnsblList>()
  for (const id of ids) {
    const found = findList(all, id)
    if (!found.ok) return found
    const { list } = found
    const refusal = whyNeverAsked(list)
    if (refusal) return { ok: false, problem: refusal }
    lists.add(list)
  }
  return { ok: true, lists: [...lists] }
}

/** One sentence for a list that cannot be asked even by id, else null. */
function whyNeverAsked(list: DnsblList): string | null {
  if (list.answers === 'text')
    return `The list ${list.id} answers with texts about routes, never with listings; leave it out.`
  if (list.access.kind === 'key' && !needsKey(list) && list.servers.length === 0)
    return `The list ${list.id} answers holders of a key only, and its zone has no place for one; write it with {key} in a catalogue file of your own.`
  if (list.access.kind === 'paid' && list.servers.length === 0)
    return `The list ${list.id} answers subscribers only; write a catalogue file of your own whose entry for it names your subscription's servers.`
  return null
}
