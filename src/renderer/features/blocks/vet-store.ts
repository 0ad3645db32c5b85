import { create } from 'zustand'
import type { ScanRequest } from '../../../shared/contract/scans.ts'
import { noOffer, type Offer } from '../../../shared/domain/offer.ts'
import { guessOffer } from '../../../shared/domain/offer-guess.ts'
import { type FoundBlock, findBlocks } from '../../../shared/domain/offer-text.ts'
import type { Plan } from '../../../shared/domain/plan.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { AskingChoice } from '../../terms/HowToAsk.tsx'
import { showToast } from '../../ui/toast-store.ts'
import { copy } from './copy.ts'

type PlanState =
  | { readonly kind: 'none' }
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly plan: Plan; readonly request: ScanRequest }
  | { readonly kind: 'failed'; readonly failure: Failure }

interface VetState {
  readonly text: string
  readonly found: readonly FoundBlock[]
  /** Blocks the user took out, as canonical texts. */
  readonly left: ReadonlySet<string>
  readonly offer: Offer
  /** Offer fields the user wrote: guesses leave them alone. */
  readonly written: ReadonlySet<keyof Offer>
  readonly choice: AskingChoice
  /** True once the user chose: the settings leave the choice alone then. */
  readonly chosen: boolean
  readonly plan: PlanState
  readonly starting: boolean
}

const initial: VetState = {
  text: '',
  found: [],
  left: new Set(),
  offer: noOffer,
  written: new Set(),
  choice: { preset: 'mail', pathKind: 'system', resolvers: [] },
  chosen: false,
  plan: { kind: 'none' },
  starting: false,
}

/** What is being prepared in "Vet a block". */
export const useVet = create<VetState>(() => initial)

/** Reads the text anew; offer fields that the user has not written follow it. */
export function setText(text: string): void {
  const guess = guessOffer(text)
  useVet.setState(({ offer, written }) => ({
    text,
    found: findBlocks(text),
    offer: {
      provider: written.has('provider') ? offer.provider : guess.provider,
      price: written.has('price') ? offer.price : guess.price,
      country: written.has('country') ? offer.country : guess.country,
      note: offer.note,
    },
  }))
}

/** Puts a known block into the field, with the offer it came with. */
export function prepareBlock(block: string, offer: Offer = noOffer): void {
  clearVet()
  setText(block)
  useVet.setState({ offer, written: new Set(['provider', 'price', 'country', 'note']) })
}

/** Puts several known blocks into the field. Each keeps the offer it came with. */
export function prepareBlocks(blocks: readonly string[]): void {
  clearVet()
  setText(blocks.join('\n'))
}

export function setOfferField(field: keyof Offer, value: string): void {
  useVet.setState(({ offer, written }) => ({
    offer: { ...offer, [field]: value },
    written: new Set([...written, field]),
  }))
}

export function toggleBlock(block: string): void {
  useVet.setState(({ left }) => {
    const next = new Set(left)
    if (!next.delete(block)) next.add(block)
    return { left: next }
  })
}

export const setChoice = (choice: AskingChoice): void => useVet.setState({ choice, chosen: true })

/** Begins with what the settings say, whenever they arrive, unless the user chose already. */
export function suggestChoice(choice: AskingChoice): void {
  if (!useVet.getState().chosen) useVet.setState({ choice })
}

export const clearVet = (): void => useVet.setState(({ choice }) => ({ ...initial, choice }))

/** Clears what is being prepared at the user's word, and offers the way back. */
export function discardVet(): void {
  const { text, found, left, offer, written } = useVet.getState()
  clearVet()
  showToast({
    text: copy.cleared,
    undo: () => useVet.setState({ text, found, left, offer, written }),
  })
}

/** Why a found block cannot be scanned, or null. Documentation ranges serve in practice only. */
export function refusalOf(found: FoundBlock, practice: boolean): string | null {
  if (found.problem !== null) return found.problem
  if (found.duplicateOf !== null) return `Already in ${found.duplicateOf}.`
  if (found.special && !(practice && found.special.name.startsWith('Documentation'))) {
    return `Set aside by IANA: ${found.special.name} (${found.special.reference}). Nobody can sell it.`
  }
  return null
}

/** The request that the fields describe, or null while they describe none. */
export function requestOf(state: VetState, practice: boolean): ScanRequest | null {
  const blocks = state.found
    .filter((found) => refusalOf(found, practice) === null && !state.left.has(found.text))
    .map((found) => found.text)
  const { preset, pathKind, resolvers } = state.choice
  if (blocks.length === 0 || (pathKind === 'resolver' && resolvers.length === 0)) return null
  return { blocks, preset, pathKind, resolvers: [...resolvers], offer: state.offer }
}

/** Asks for the plan of a request; a newer request makes the answer void. */
export async function makePlan(request: ScanRequest, signal: AbortSignal): Promise<void> {
  useVet.setState({ plan: { kind: 'making' } })
  try {
    const plan = await rpc.scans.plan(request, { signal })
    if (!signal.aborted) useVet.setState({ plan: { kind: 'made', plan, request } })
  } catch (error) {
    if (!signal.aborted) useVet.setState({ plan: { kind: 'failed', failure: readFailure(error) } })
  }
}

/** Starts the planned scans and returns their ids; a failure shows in place of the plan. */
export async function startScans(request: ScanRequest): Promise<readonly string[]> {
  useVet.setState({ starting: true })
  try {
    const { scanIds } = await rpc.scans.start(request)
    clearVet()
    return scanIds
  } catch (error) {
    useVet.setState({ starting: false, plan: { kind: 'failed', failure: readFailure(error) } })
    return []
  }
}
