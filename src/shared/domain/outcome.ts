/** Why a check has no answer; see `Outcome`. */
export const unknownCauses = [
  'timeout',
  'servfail',
  'refused',
  'malformed',
  'refusal-code',
  'outside-127',
  'unhealthy-list',
  'budget',
  'unsupported-family',
  'cancelled',
] as const

/** One of `unknownCauses`. */
export type UnknownCause = (typeof unknownCauses)[number]

/**
 * What one check found. `listed`: a valid response held an A record in 127.0.0.0/8 that is not a refusal.
 * `clear`: NXDOMAIN, or NOERROR without an A record (RFC 5782 §2.1). `unknown`: anything else, with its cause.
 * Codes are the whole A set as dotted quads, refusals left out.
 */
export type Outcome =
  | { readonly kind: 'listed'; readonly codes: readonly string[] }
  | { readonly kind: 'clear' }
  | { readonly kind: 'unknown'; readonly cause: UnknownCause }

/**
 * State of one check in an outcome map, 4 bits: 0 not asked yet, 1 clear, 2 listed, 3 noted (an allow or info
 * list answered: neither a listing nor clear), 4 + i = unknown for `unknownCauses[i]`.
 */
export type CheckState = number

/** Not asked yet. */
export const PENDING: CheckState = 0
/** The list said no. */
export const CLEAR: CheckState = 1
/** A blocklist said yes. */
export const LISTED: CheckState = 2
/** An allow or info list said yes. */
export const NOTED: CheckState = 3
/** First of the unknown states. */
export const FIRST_UNKNOWN: CheckState = 4

/** Check state of an unknown outcome. */
export const unknownState = (cause: UnknownCause): CheckState => FIRST_UNKNOWN + unknownCauses.indexOf(cause)

/** Cause behind a check state, or null when the state is not an unknown one. */
export const causeOfState = (state: CheckState): UnknownCause | null =>
  state < FIRST_UNKNOWN ? null : (unknownCauses[state - FIRST_UNKNOWN] ?? null)
