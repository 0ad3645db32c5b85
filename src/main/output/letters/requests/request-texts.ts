import { parse } from 'yaml'
import { z } from 'zod'
import { type EvidenceFact, evidenceFacts } from '../../../../shared/domain/evidence-fact.ts'
import { letterLanguages } from '../../../../shared/domain/letter.ts'
import { placeholdersOf } from '../fill-template.ts'

const factNames = Object.keys(evidenceFacts) as EvidenceFact[]

/** What a request may name besides the facts: `what` is the addresses in short, `otherFacts` what no sentence names. */
const ownPlaceholders = [
  'operator',
  'what',
  'addresses',
  'codes',
  'observedOn',
  'sender',
  'providerAsk',
  'operatorText',
  'otherFacts',
  'topic',
  'ask',
  'askAfterGreeting',
  'first',
  'more',
] as const

/** Values that a request may name in braces. */
const requestPlaceholders: readonly string[] = [...factNames, ...ownPlaceholders]

const sentence = z
  .string()
  .min(1)
  .max(4000)
  .superRefine((value, { addIssue }) => {
    for (const name of placeholdersOf(value))
      if (!requestPlaceholders.includes(name)) addIssue({ code: 'custom', message: `{${name}} is no value` })
  })

/** A paragraph is a sentence or several; a sentence whose value nobody knows is left out. */
const paragraphs = z
  .array(z.union([sentence, z.array(sentence).min(1)]))
  .min(1)
  .max(60)
const letter = z.strictObject({ subject: sentence, paragraphs })
/** A letter to the provider; `ask` stands for {providerAsk} while the registry's own words lack a fact. */
const providerLetter = z.strictObject({ subject: sentence, ask: sentence, paragraphs })

/** What is wanted; `askAfterGreeting` is `ask` where a letter goes on after its greeting in small letters. */
const asking = z.strictObject({ topic: sentence, ask: sentence, askAfterGreeting: sentence.optional() })

const RequestTexts = z.strictObject({
  language: z.enum(letterLanguages),
  /** What facts are called in the letter; those without a name take the form's English words. */
  facts: z.partialRecord(z.enum(factNames), z.string().min(1).max(200)),
  practice: z.string().min(1),
  /** What a list without a name is called; absent in the user's own texts of older versions. */
  ownList: sentence.optional(),
  /** What is wanted of a list, or of whoever keeps a reputation; absent in texts that name neither {topic} nor {ask}. */
  asks: z.strictObject({ removal: asking, reputation: asking }).optional(),
  /** Addresses in short where they are many; absent in older texts, too. */
  several: sentence.optional(),
  requests: z.strictObject({
    email: letter,
    /** The comment field of a form. */
    form: z.strictObject({ paragraphs }),
    /** `passedOn` is what the provider sends on; without it, the comment of a form. */
    provider: providerLetter.extend({ passedOn: paragraphs.optional() }),
    registry: providerLetter,
    reverseDns: providerLetter,
  }),
})

/** Requests of one language, as a file below resources/letters/requests or the user has them. */
export type RequestTexts = z.infer<typeof RequestTexts>

/** Texts, or every mistake in one sentence each. */
export type ReadRequestTexts =
  | { readonly ok: true; readonly texts: RequestTexts }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads and checks the requests of one language; every placeholder must be one that a request can fill. */
export function readRequestTexts(yaml: string): ReadRequestTexts {
  let value: unknown
  try {
    value = parse(yaml, { maxAliasCount: 0 })
  } catch (error) {
    return {
      ok: false,
      problems: [`It is no YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`],
    }
  }
  const found = RequestTexts.safeParse(value)
  if (found.success && !found.data.asks && namesAsk(found.data))
    return { ok: false, problems: ['asks: it is missing, and {topic} and {ask} stand for what it says'] }
  if (found.success) return { ok: true, texts: found.data }
  return {
    ok: false,
    problems: found.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`),
  }
}

const namesAsk = ({ requests }: RequestTexts): boolean =>
  placeholdersOf(JSON.stringify(requests)).some((name) => name === 'topic' || name.startsWith('ask'))
