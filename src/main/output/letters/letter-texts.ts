import { parse } from 'yaml'
import { z } from 'zod'
import { letterKinds, letterLanguages } from '../../../shared/domain/letter.ts'
import { placeholdersOf } from './fill-template.ts'

/** Values that a letter may name in braces. */
export const letterPlaceholders = [
  'block',
  'greeting',
  'sender',
  'scanId',
  'date',
  'path',
  'lists',
  'whole',
  'addresses',
  'listedPart',
  'coverage',
  'listings',
  'netblocks',
  'requests',
  'effort',
  'firstDay',
  'price',
  'registry',
  'registryDate',
  'registration',
  'registryObject',
  'rdnsDate',
  'rdnsConfirmed',
  'rdnsUnconfirmed',
  'rdnsMissing',
  'rdnsUnanswered',
  'rdnsGeneric',
] as const

/** One of `letterPlaceholders`. */
export type LetterPlaceholder = (typeof letterPlaceholders)[number]

/** What may be true of a scan, and decides which paragraphs a letter has. */
export const letterConditions = [
  'listed',
  'netblocks',
  'cases',
  'asking',
  'waiting',
  'endless',
  'price',
  'noPrice',
  'registryOpen',
  'registryUnknown',
  'registryObject',
  'rdnsOpen',
  'rdnsUnknown',
] as const

/** One of `letterConditions`. */
export type LetterCondition = (typeof letterConditions)[number]

const condition = z.enum(letterConditions)

/** Text whose every placeholder is among those given. */
const text = (allowed: readonly string[]) =>
  z
    .string()
    .min(1)
    .superRefine((value, { addIssue }) => {
      for (const name of placeholdersOf(value))
        if (!allowed.includes(name)) addIssue({ code: 'custom', message: `{${name}} is no value` })
    })

const template = text(letterPlaceholders)

const letter = z.strictObject({
  title: z.string().min(1),
  /** At least one of these must be true of the scan, or there is nothing to write about. */
  needs: z.array(condition).min(1),
  /** Why there is no letter when none of `needs` is true; English, since it is said by the program. */
  refusal: z.string().min(1),
  subject: template,
  paragraphs: z.array(z.union([template, z.strictObject({ when: condition, text: template })])).min(3),
})

const registration = text(['network'])

const LetterTexts = z.strictObject({
  language: z.enum(letterLanguages),
  phrases: z.strictObject({
    greeting: text(['provider']),
    greetNobody: text([]),
    toFill: text([]),
    practice: text([]),
    hours: text(['low', 'high']),
    listing: text(['list', 'count', 'addresses', 'unit', 'ranges', 'reference']),
    reference: text(['text']),
    moreListings: text(['count']),
    netblock: text(['feed', 'entry', 'reference', 'date']),
    moreNetblocks: text(['count']),
    addresses: z.strictObject({ one: text([]), many: text([]) }),
    networks: z.strictObject({ one: text(['size']), many: text(['size']) }),
    wholeOne: text([]),
    wholeOneNetwork: text(['unit']),
    wholeMany: text(['count']),
    wholeManyNetworks: text(['count', 'unit']),
    listedOne: text(['count', 'all', 'unit']),
    listedMany: text(['count', 'all', 'unit']),
    requestOne: text([]),
    requestMany: text(['count']),
    registration: z.strictObject({
      'reassigned-to-buyer': registration,
      'reassigned-to-seller': registration,
      'reassigned-to-other': registration,
      'not-reassigned': registration,
      'inside-other-assignment': registration,
      'split-block': registration,
      'not-individually-registered': registration,
      'registered-separately': registration,
      'not-registered': registration,
      unknown: registration,
    }),
    path: z.strictObject({ system: text([]), resolver: text([]), direct: text([]) }),
  }),
  letters: z.strictObject(
    Object.fromEntries(letterKinds.map((kind) => [kind, letter])) as Record<
      (typeof letterKinds)[number],
      typeof letter
    >,
  ),
})
/** Letters and phrases of one language, as a file below resources/letters has them. */
export type LetterTexts = z.infer<typeof LetterTexts>

/** Reads the letters of one language. Throws with file, place and value when the file is not as it should be. */
export function readLetterTexts(yaml: string, file: string): LetterTexts {
  const found = LetterTexts.safeParse(parse(yaml))
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new Error(`${file}: ${(issue?.path ?? []).join('.')}: ${issue?.message ?? 'not as expected'}`)
}
