import type { Impact } from '../../../shared/domain/impact.ts'
import type { Hours } from '../../../shared/domain/removal.ts'
import type { Decision } from '../../../shared/domain/verdict.ts'

/**
 * Version of everything in this folder that can change a verdict. Raise it with any such change, and say in `since`
 * or `changed` of the rule what it was: a stored verdict names the version it was made under, an old scan can be
 * judged again, and the difference is explained from here.
 */
export const RULES_VERSION = 3

/** One rule: what it looks at, what it calls for, and why. The gravest call among the rules that apply decides. */
export interface Rule {
  readonly calls: Decision
  readonly looksAt: string
  readonly why: string
  /** Version that brought the rule. */
  readonly since: number
  /** What a later version changed in it. */
  readonly changed?: Readonly<Record<number, string>>
}

/** The rule set, gravest calls first. The key is the code of the reason that a rule gives. */
export const rules = {
  // Reject: enough by itself, whatever else is known or not.
  'bogon-space': {
    calls: 'reject',
    looksAt:
      'Bogon feeds over any part of the block, and a registry that has the space as reserved or unassigned.',
    why: 'Space that nobody was given is filtered by networks everywhere, and who sells it does not hold it.',
    since: 2,
    changed: { 3: 'While it stands the first day fit to send is not known.' },
  },
  'drop-listing': {
    calls: 'reject',
    looksAt: 'Entries of netblock feeds of critical impact (Spamhaus DROP) over any part of the block.',
    why: 'Networks refuse all traffic of such ranges, not mail alone, and only their holder can have them removed.',
    since: 2,
  },
  'as-drop': {
    calls: 'reject',
    looksAt: 'The announcing network on a list of networks to drop (ASN-DROP).',
    why: 'Whatever the block is like, its traffic goes through a network that others drop.',
    since: 2,
    changed: { 3: 'While it stands the first day fit to send is not known.' },
  },
  'netblock-listing': {
    calls: 'reject',
    looksAt:
      'One abuse entry of critical impact over half the block or more that the buyer cannot have removed.',
    why: 'Whoever may ask had all the time before the sale to do so.',
    since: 1,
  },
  'listed-share': {
    calls: 'reject',
    looksAt:
      'Addresses on lists of critical impact (10 %), of critical or high impact (25 %); four at least.',
    why: 'When so much of a range was bad enough for lists that most mail servers follow, the range has a name.',
    since: 1,
  },
  'heavy-effort': {
    calls: 'reject',
    looksAt:
      'Hours of asking (low figure) at lists of critical, high and medium impact, neighbours asked together.',
    why: 'Above a working week, or a working day per 256 addresses, another block is cheaper.',
    since: 1,
    changed: { 2: 'Lists of low and no impact no longer count: nobody need clean them before sending.' },
  },

  // Inconclusive: not rejected, and not enough is known.
  'low-coverage': {
    calls: 'inconclusive',
    looksAt: 'The share of weighted checks with an answer, below 90 %.',
    why: 'What is not known is not clear.',
    since: 1,
    changed: { 3: 'While it stands the first day fit to send is not known.' },
  },
  'critical-list-unknown': {
    calls: 'inconclusive',
    looksAt:
      'A list of critical impact with less than 90 % of answers, unless its composite or all its parts spoke.',
    why: 'Many small lists cannot vouch for a block past the one that decides over most mail.',
    since: 1,
    changed: { 3: 'While it stands the first day fit to send is not known.' },
  },

  // Conditional: take it when this is mended, or when the provider agrees to mend it.
  'critical-listing': abuse('critical'),
  'high-listing': abuse('high'),
  'medium-listing': abuse('medium'),
  'low-listing': abuse('low'),
  'policy-listing': {
    calls: 'conditional',
    looksAt: 'Policy codes (PBL, dynamic ranges) on any address, on lists that filters act on.',
    why: 'Nobody did wrong, but mail is refused until reverse DNS or the registration says what the range is for.',
    since: 1,
  },
  'recurring-listing': {
    calls: 'conditional',
    looksAt: 'Addresses that a list had, that an earlier scan found clear, and that are listed again.',
    why: 'A listing that comes back has a cause that is still there; each removal is harder than the one before.',
    since: 2,
  },
  'feed-listing': {
    calls: 'conditional',
    looksAt: 'Entries of netblock and address feeds below critical impact over any part of the block.',
    why: 'Firewalls and mail filters load such feeds; their range entries concern addresses that no list names.',
    since: 2,
  },
  'feed-policy': {
    calls: 'conditional',
    looksAt: 'Entries of policy feeds (dynamic and residential ranges) over any part of the block.',
    why: 'As with policy listings: refused for what the range is said to be for.',
    since: 2,
  },
  'as-listed': {
    calls: 'conditional',
    looksAt: 'The announcing network on any other list of networks.',
    why: 'The neighbours behind the same network make receivers wary; the buyer can only ask for another network.',
    since: 2,
  },
  'rpki-invalid': {
    calls: 'conditional',
    looksAt: 'Route origin validation (RFC 6811) with the result invalid.',
    why: 'Large networks drop such routes, so mail does not arrive until the holder mends the authorisation.',
    since: 2,
    changed: { 3: 'While it stands the first day fit to send is not known.' },
  },
  'registered-to-other': {
    calls: 'conditional',
    looksAt:
      'The most specific registered network belongs to neither buyer nor seller, or the block lies across several.',
    why: 'Who may sell or lease the range is open, and requests at holders-only lists will be refused.',
    since: 2,
  },
  unregistered: {
    calls: 'conditional',
    looksAt: 'A block that is not reassigned within the provider’s allocation.',
    why: 'Lists that go by the registration blame the block for its neighbours until it has an object of its own.',
    since: 2,
  },
  'registry-flag': {
    calls: 'conditional',
    looksAt: 'A registration that changed lately, or names no abuse contact.',
    why: 'A new name on old space keeps the old reputation; without an abuse contact complaints go to lists.',
    since: 2,
  },
  'no-ptr': {
    calls: 'conditional',
    looksAt: 'Addresses for which a valid answer says that there is no PTR record.',
    why: 'Large receivers refuse mail from addresses without reverse DNS; the provider must set or delegate it.',
    since: 2,
  },
  'ptr-unconfirmed': {
    calls: 'conditional',
    looksAt: 'Addresses whose PTR names do not resolve back to them.',
    why: 'Forward-confirmed reverse DNS is what receivers check; a name that leads elsewhere counts as none.',
    since: 2,
  },
  'generic-ptr': {
    calls: 'conditional',
    looksAt: 'Addresses whose names look generic or dynamic.',
    why: 'Lists of dynamic ranges and some receivers go by the look of the name.',
    since: 2,
  },
  'level-2-listed': {
    calls: 'conditional',
    looksAt:
      'The range on a list that holds whole allocations for a few of their addresses (UCEPROTECT Level 2).',
    why: 'A handful of addresses lists all; it drops off when enough of them are cleaned.',
    since: 1,
  },
  'level-2-escalation': {
    calls: 'conditional',
    looksAt:
      'Addresses on the list whose entries are counted (UCEPROTECT Level 1), and how near they are to a range entry.',
    why: 'A few more sightings put the whole range on the next level.',
    since: 1,
  },
  'strictest-customers': {
    calls: 'conditional',
    looksAt: 'Any address with an abuse listing that some filter acts on.',
    why: 'The strictest customers and receivers judge a block by its worst address.',
    since: 1,
  },

  // Told, and calling for nothing.
  'harmless-listing': {
    calls: 'accept',
    looksAt: 'Listings on lists that no filter is known to act on.',
    why: 'They are facts, and they cost no mail.',
    since: 1,
  },
  'feed-note': {
    calls: 'accept',
    looksAt: 'Classification feeds, and feed entries of no impact, over the block.',
    why: 'They say what kind of network it is, not that it did wrong.',
    since: 2,
  },
  neighbourhood: {
    calls: 'accept',
    looksAt: 'Feed entries near the block, not over it.',
    why: 'Bad neighbours today are a risk for tomorrow; they do not cost mail now.',
    since: 2,
  },
  'not-announced': {
    calls: 'accept',
    looksAt: 'A block that no network announces.',
    why: 'Nothing can be sent before it is announced: usual before the hand-over, and only the provider knows when.',
    since: 3,
  },
  'routing-note': {
    calls: 'accept',
    looksAt: 'A block that is announced by several networks.',
    why: 'Several origins can be meant or a mistake. Ask.',
    since: 2,
    changed: { 3: 'That no network announces the block is a rule of its own.' },
  },
  'registry-note': {
    calls: 'accept',
    looksAt:
      'Legacy space, and registrations in common with other customers that need no object of their own.',
    why: 'Worth knowing when asking the provider; no filter acts on it.',
    since: 2,
  },
  'allow-listed': {
    calls: 'accept',
    looksAt: 'Answers of allow lists.',
    why: 'Somebody vouches for these addresses; it outweighs no listing.',
    since: 2,
  },
  'not-examined': {
    calls: 'accept',
    looksAt:
      'Parts of the surroundings that were not examined, or could not be: old copies of feeds, names without an answer, RPKI.',
    why: 'Silence there speaks neither for nor against the block, and is always said.',
    since: 2,
    changed: {
      3: 'Old copies of feeds, addresses whose names nobody answered for, and a route without validation are told too.',
    },
  },
  clean: {
    calls: 'accept',
    looksAt: 'Nothing of the above that calls for more, and no listing at all.',
    why: 'Every list that answered said no.',
    since: 1,
  },
} as const satisfies Record<string, Rule>

/** Code of a rule, and of the reason it gives. */
export type RuleCode = keyof typeof rules

/**
 * Rules that leave the first day fit to send open: no case stands for what they found, so nobody can say when it ends;
 * and where answers are missing nobody knows what else there is to clear.
 */
export const leavesEndOpen: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'bogon-space',
  'as-drop',
  'low-coverage',
  'critical-list-unknown',
  'rpki-invalid',
  'not-announced',
])

function abuse(impact: Impact) {
  return {
    calls: 'conditional',
    looksAt: `Abuse listings of ${impact} impact on any address.`,
    why: 'One bad address is enough for the strictest receivers, and whoever cleans it needs time.',
    since: 1,
  } as const
}

/** Gravest first: what is enough to reject stands whatever is not known, what is not known stands before conditions. */
export const gravestFirst: readonly Decision[] = ['reject', 'inconclusive', 'conditional', 'accept']

/** `listed-share`: the share of the block on lists of critical impact, one address in ten. */
export const REJECT_SHARE_CRITICAL = 0.1

/** `listed-share`: the same for critical and high impact together, a quarter. */
export const REJECT_SHARE_HIGH = 0.25

/** `listed-share`: shares say nothing of a handful; fewer listed addresses than this never reject. */
export const REJECT_FEWEST_ADDRESSES = 4

/** `netblock-listing`: the least share of the block under one entry. */
export const REJECT_SHARE_NETBLOCK = 0.5

/** `heavy-effort`: one working week … */
export const REJECT_EFFORT_HOURS = 40

/** … unless the block is large: one working day per 256 addresses is allowed in any case. */
export const REJECT_EFFORT_HOURS_PER_256 = 8

/** `as-drop`: feeds of networks whose traffic others drop, by the feed's id. */
export const networksToDrop = /asn-?drop/i

/** Listed addresses with fewer than this many others between them are neighbours: a /28, the least one assigns. */
export const NEIGHBOUR_DISTANCE = 16

/** A list with mixed entries that has this share of a block under one code has the range, not its addresses. */
export const WHOLE_RANGE_SHARE = 0.95

/** Fewer addresses than this, a /28, are not taken for a range entry of a list with mixed entries. */
export const RANGE_FEWEST_ADDRESSES = 16

/** More tickets for one address each than this on one list are numbers of entries, not separate matters. */
export const MOST_SINGLE_TICKETS = 8

/** Work for a case whose list has no removal procedure in the catalogue: finding out whom to ask. */
export const UNRESEARCHED_EFFORT_HOURS: Hours = [0.5, 2]

/** Work of asking the provider to register the block, or to set or delegate its reverse DNS: estimates. */
export const REGISTRATION_EFFORT_HOURS: Hours = [0.5, 1]
export const REVERSE_DNS_EFFORT_HOURS: Hours = [0.5, 2]

/** Waiting for a registration: most registries allow a provider seven days. Reverse DNS: a working day or three. */
export const REGISTRATION_DELAY_HOURS: Hours = [24, 168]
export const REVERSE_DNS_DELAY_HOURS: Hours = [4, 72]

/** Hours of clean-up work that one person does in a day beside other work. */
export const WORK_HOURS_PER_DAY = 8

/** How much a listing speaks against a block, by the impact of its code (0–1). */
export const impactForce: Readonly<Record<Impact, number>> = {
  critical: 1,
  high: 0.8,
  medium: 0.5,
  low: 0.2,
  none: 0,
}

/** A policy listing clears with reverse DNS or registration: it counts for half. */
export const POLICY_FACTOR = 0.5

/**
 * Where the weights of reasons lie, by what they call for, so that what decides always stands first. The place
 * inside the band follows the force of the reason, 0–1.
 */
export const weightBands = {
  reject: [0.8, 1],
  inconclusive: [0.6, 0.8],
  conditional: [0.2, 0.6],
  accept: [0, 0.2],
} as const
