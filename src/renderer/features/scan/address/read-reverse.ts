import {
  type ReverseDnsFindings,
  type ReverseState,
  reverseLetters,
} from '../../../../shared/domain/reverse-dns-findings.ts'

/** The reverse DNS of one address; `not-examined` when the scan did not look. */
export interface AddressReverse {
  readonly state: ReverseState | 'not-examined'
  /** Words of strangers; empty also when more names were found than are kept. */
  readonly names: readonly string[]
}

const states = Object.keys(reverseLetters) as ReverseState[]

/** What a scan found of the reverse DNS of a target. */
export function readReverse(found: ReverseDnsFindings | null, target: number): AddressReverse {
  const letter = found?.states[target]
  const state = states.find((one) => reverseLetters[one] === letter)
  if (!found || state === undefined) return { state: 'not-examined', names: [] }
  return { state, names: found.names.find((named) => named.target === target)?.names ?? [] }
}
