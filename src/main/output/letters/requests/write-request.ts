import type { ProviderRequest } from '../../../../shared/domain/campaign-facts.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { type EvidenceFact, evidenceFacts } from '../../../../shared/domain/evidence-fact.ts'
import type { LetterLanguage } from '../../../../shared/domain/letter.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import type { DraftMode, Removal } from '../../../../shared/domain/removal.ts'
import type { RequestDraft } from '../../../../shared/domain/request-draft.ts'
import { cleanStrangerText } from '../../../../shared/domain/stranger-text.ts'
import { usualDraftMode } from '../../../../shared/domain/usual-draft-mode.ts'
import { fillTemplate, placeholdersOf } from '../fill-template.ts'
import { signLetter } from '../sign-letter.ts'
import { chooseAsk } from './choose-ask.ts'
import { collectFacts, type KnownFacts } from './collect-facts.ts'
import { listWarnings } from './list-warnings.ts'
import type { RequestEvidence } from './request-evidence.ts'
import type { RequestTexts } from './request-texts.ts'

const MOST_RANGES = 40
/** As many stand in a subject; of more the first, and how many. */
const MOST_NAMED = 3

/** What a request is written from. */
export interface RequestInput {
  readonly judged: RequestEvidence
  /** Cases of one operator that one request clears; at least one. */
  readonly cases: readonly Case[]
  readonly removal: Removal | null
  /** The one address it is about, or null for all of the cases. */
  readonly address: string | null
  readonly profile: Profile
  /** What the user answered for this request. */
  readonly answers: KnownFacts
  /** What bounces tell; all of it is said, whether the operator asks for it or not. */
  readonly found?: KnownFacts | undefined
  /** True when bounces tell of a reputation and of no list. */
  readonly isReputation?: boolean | undefined
  readonly texts: RequestTexts
  /** What a provider can be asked for. */
  readonly providerRequests: readonly ProviderRequest[]
}

/** What every request that somebody reads has to say, whether the operator asks for it or not. */
const alwaysWanted: readonly EvidenceFact[] = ['contactName', 'contactEmail']

/** What an operator without a list needs to find its own entry. */
const alwaysTold: readonly EvidenceFact[] = ['bounceText', 'timestamps']

/**
 * Writes a request the way the operator takes it. What nobody knows is left out of the text and asked of the user; an
 * operator that takes no mail gets no mail address; where entries only run out, nothing is written.
 */
export function writeRequest(input: RequestInput): RequestDraft {
  const { judged, cases, removal, address, profile, answers, found = {}, texts } = input
  const lead = cases[0] as Case
  const mode = modeOf(lead, removal)
  const named = nameOwnList(lead, texts)
  const facts = collectFacts(judged, cases, address, profile, answers, { ...named, ...found })
  const base = {
    mode,
    language: texts.language,
    address,
    to: mode === 'email' ? (removal?.email ?? null) : null,
    formUrl: mode === 'form-text' || mode === 'none' ? (removal?.url ?? lead.url) : null,
    subject: '',
    body: '',
    fields: [],
    questions: [],
    warnings: listWarnings(lead, removal, mode),
    delayHours: lead.delayHours,
    delayNote: lead.delayNote,
  }
  if (mode === 'none') return base
  const ask = mode === 'ask-provider' ? chooseAsk(input.providerRequests, judged, lead) : null
  const wanted = [
    ...new Set([...wantedFacts(removal, ask, mode), ...alwaysTold.filter((fact) => found[fact])]),
  ]
  const values = valuesOf(input, facts)
  const mark = judged.evidence.scan.practice ? `${texts.practice}\n\n` : ''
  const written = compose(input, mode, values, { ask, wanted, facts })
  return {
    ...base,
    subject: written.subject,
    body: `${mark}${written.body}\n`,
    fields:
      mode === 'form-text'
        ? wanted.flatMap((fact) => {
            const value = facts[fact]
            return value === undefined ? [] : [{ fact, label: labelOf(fact, texts), value }]
          })
        : [],
    questions: wanted
      .filter((fact) => facts[fact] === undefined)
      .map((fact) => ({ fact, question: evidenceFacts[fact] })),
  }
}

/** Whoever refuses without naming a list has one of its own. */
function nameOwnList({ kind, listName, operatorName }: Case, { ownList }: RequestTexts): KnownFacts {
  if (kind !== 'bounces' || listName !== operatorName || ownList === undefined) return {}
  return { listName: fillTemplate(ownList, { operator: cleanStrangerText(operatorName, 80) }) }
}

/** The language of an operator's letters: the best one of its own that we write, else English. */
export function languageFor(removal: Removal | null): LetterLanguage {
  for (const language of removal?.languages ?? []) if (language === 'en' || language === 'de') return language
  return 'en'
}

function modeOf(lead: Case, removal: Removal | null): DraftMode {
  if (lead.kind === 'registry' || lead.kind === 'reverse-dns') return 'ask-provider'
  if (removal) return removal.draftMode
  return usualDraftMode(lead)
}

function wantedFacts(
  removal: Removal | null,
  ask: ProviderRequest | null,
  mode: DraftMode,
): readonly EvidenceFact[] {
  const own = removal?.evidenceWanted ?? []
  return [...new Set([...own, ...(ask?.facts ?? []), ...(mode === 'form-text' ? [] : alwaysWanted)])]
}

type Values = Readonly<Record<string, string | undefined>>

function valuesOf(input: RequestInput, facts: KnownFacts): Values {
  const { judged, cases, address, profile, texts } = input
  const lead = cases[0] as Case
  const ranges = address === null ? [...new Set(cases.flatMap((entry) => entry.ranges))] : [address]
  const codes = [...new Set(cases.flatMap((entry) => entry.codes))]
  const { finishedAt, startedAt } = judged.evidence.scan
  const more = ranges.length > MOST_RANGES ? ', …' : ''
  const values: Values = {
    ...Object.fromEntries(Object.entries(facts).map(([fact, text]) => [fact, dateIn(text, texts.language)])),
    operator: cleanStrangerText(lead.operatorName, 80),
    what: inShort(ranges, texts),
    addresses: `${ranges.slice(0, MOST_RANGES).join(', ')}${more}`,
    codes: codes.length === 0 ? undefined : codes.join(', '),
    observedOn:
      codes.length === 0 ? undefined : dateIn((finishedAt ?? startedAt).slice(0, 10), texts.language),
    sender: signLetter({ ...facts, role: profile.role }),
  }
  return { ...values, ...asksOf(input, values) }
}

/** What is wanted, in a topic and a sentence. */
function asksOf({ texts: { asks }, cases, isReputation }: RequestInput, values: Values): Values {
  if (!asks) return {}
  const {
    topic,
    ask,
    askAfterGreeting = ask,
  } = isReputation && cases[0]?.kind === 'bounces' ? asks.reputation : asks.removal
  const [said, asked, after] = [topic, ask, askAfterGreeting].map((text) => fillTemplate(text, values))
  return { topic: said, ask: asked, askAfterGreeting: after }
}

/** What the user sees of the addresses in a list of mails: never a range that was not asked for. */
function inShort(ranges: readonly string[], { several }: RequestTexts): string {
  const [first = ''] = ranges
  if (ranges.length <= MOST_NAMED || several === undefined) return ranges.join(', ')
  return fillTemplate(several, { first, more: String(ranges.length - 1) })
}

/** A day as a reader of the language writes it; any other text stays. */
function dateIn(text: string, language: LetterLanguage): string {
  if (language !== 'de') return text
  return text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, (_, year, month, day) => `${day}.${month}.${year}`)
}

interface Wanting {
  readonly ask: ProviderRequest | null
  readonly wanted: readonly EvidenceFact[]
  readonly facts: KnownFacts
}

function compose(input: RequestInput, mode: DraftMode, values: Values, wanting: Wanting) {
  const { texts, cases } = input
  const { email, form, provider, registry, reverseDns } = texts.requests
  const kind = cases[0]?.kind
  const template =
    mode === 'email'
      ? email
      : mode === 'form-text'
        ? { subject: '', paragraphs: form.paragraphs }
        : kind === 'registry'
          ? registry
          : kind === 'reverse-dns'
            ? reverseDns
            : provider
  const own: Values = {
    ...values,
    providerAsk:
      askSentence(wanting.ask, texts.language, values) ??
      ('ask' in template && typeof template.ask === 'string'
        ? fillTemplate(template.ask, values)
        : undefined),
    operatorText: mode === 'ask-provider' ? operatorText(input, values) : undefined,
  }
  const passedOn = mode === 'ask-provider' ? [passedOnOf(texts), wanting.ask?.ask[texts.language] ?? ''] : []
  const named = new Set(placeholdersOf(JSON.stringify([template, passedOn])))
  const signed: readonly string[] = ['contactName', 'contactEmail', 'phone', 'company', 'postalAddress']
  const spoken = new Set([...named, ...(named.has('sender') ? signed : []), 'ip', 'cidr'])
  const other = wanting.wanted
    .filter((fact) => !spoken.has(fact) && wanting.facts[fact] !== undefined)
    .map((fact) => `- ${labelOf(fact, texts)}: ${wanting.facts[fact]}`)
  const all: Values = { ...own, otherFacts: other.length > 0 ? other.join('\n') : undefined }
  return {
    subject: template.subject === '' ? '' : oneLine(fillTemplate(template.subject, all)),
    body: bodyOf(template.paragraphs, all),
  }
}

const passedOnOf = ({ requests }: RequestTexts) => requests.provider.passedOn ?? requests.form.paragraphs

/** What the provider passes on: the letter to the operator without greeting and signature. */
const operatorText = ({ texts }: RequestInput, values: Values): string =>
  bodyOf(passedOnOf(texts), values)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

/** The ask of the campaign facts, when everything it names is known. */
function askSentence(
  ask: ProviderRequest | null,
  language: LetterLanguage,
  values: Values,
): string | undefined {
  const sentence = ask?.ask[language]
  if (sentence === undefined || placeholdersOf(sentence).some((name) => values[name] === undefined))
    return undefined
  return fillTemplate(sentence, values)
}

/** Paragraphs with what is known; a sentence with a hole is left out, and a paragraph without a sentence too. */
function bodyOf(paragraphs: RequestTexts['requests']['email']['paragraphs'], values: Values): string {
  return paragraphs
    .map((paragraph) => (typeof paragraph === 'string' ? [paragraph] : paragraph))
    .map((sentences) =>
      sentences
        .filter((sentence) => placeholdersOf(sentence).every((name) => (values[name] ?? '') !== ''))
        .map((sentence) => fillTemplate(sentence, values))
        .join(' '),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

const labelOf = (fact: EvidenceFact, texts: RequestTexts): string => texts.facts[fact] ?? evidenceFacts[fact]

const oneLine = (text: string): string => cleanStrangerText(text, 200)
