import type { Letter, LetterKind } from '../../../shared/domain/letter.ts'
import type { Offer } from '../../../shared/domain/offer.ts'
import { emptyProfile, type Profile } from '../../../shared/domain/profile.ts'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { fillTemplate } from './fill-template.ts'
import type { LetterCondition, LetterTexts } from './letter-texts.ts'
import { letterValues, touchingHits } from './letter-values.ts'

/** A letter, or why the scan gives no ground for it. */
export type WrittenLetter =
  | { readonly ok: true; readonly letter: Letter }
  | { readonly ok: false; readonly problem: string }

/** What is known besides the scan and the offer. */
export interface LetterKnowledge {
  /** What the registry calls the record that the block should get; null when that is not known. */
  readonly registryObject?: string | null
  /** Who signs. */
  readonly profile?: Profile
}

/**
 * Writes a letter to the provider from what the scan shows: only paragraphs whose condition holds, nothing made up.
 * What only the user knows, and the profile does not say, stands in brackets.
 */
export function writeLetter(
  judged: JudgedScan,
  kind: LetterKind,
  offer: Offer,
  texts: LetterTexts,
  { registryObject = null, profile = emptyProfile }: LetterKnowledge = {},
): WrittenLetter {
  const template = texts.letters[kind]
  const holds = { ...conditionsOf(judged, offer), registryObject: registryObject !== null }
  if (!template.needs.some((need) => holds[need])) return { ok: false, problem: template.refusal }
  const values = { ...letterValues(judged, offer, texts, profile), registryObject: registryObject ?? '' }
  const paragraphs = template.paragraphs.flatMap((paragraph) => {
    if (typeof paragraph === 'string') return [paragraph]
    return holds[paragraph.when] ? [paragraph.text] : []
  })
  const mark = judged.evidence.scan.practice ? [texts.phrases.practice] : []
  const body = [...mark, ...paragraphs.map((paragraph) => fillTemplate(paragraph, values))].join('\n\n')
  const subject = fillTemplate(template.subject, values)
  return {
    ok: true,
    letter: {
      kind,
      language: texts.language,
      subject,
      body: `${body}\n`,
      toFill: body.includes(texts.phrases.toFill) ? [texts.phrases.toFill] : [],
    },
  }
}

function conditionsOf(
  { evidence, cases, verdict }: JudgedScan,
  offer: Offer,
): Readonly<Record<Exclude<LetterCondition, 'registryObject'>, boolean>> {
  const { netblocks, registry, reverseDns } = evidence.surroundings
  const registryKnown = registry !== null && registry.failure === null && registry.state !== 'unknown'
  const rdnsKnown = reverseDns !== null && reverseDns.failure === null
  const endless = verdict.calendar.firstDay[1] === null
  const requests = cases.reduce((sum, entry) => sum + entry.requests, 0)
  const rdnsGood =
    rdnsKnown && reverseDns.counts.confirmed === reverseDns.addresses && reverseDns.generic === 0
  return {
    listed: evidence.listedAddresses > 0,
    netblocks: touchingHits(netblocks).length > 0,
    cases: cases.length > 0,
    asking: cases.length > 0 && !endless && requests > 0,
    waiting: cases.length > 0 && !endless && requests === 0,
    endless: cases.length > 0 && endless,
    price: offer.price.trim() !== '',
    noPrice: offer.price.trim() === '',
    registryOpen: registryKnown && registry.state !== 'reassigned-to-buyer',
    registryUnknown: !registryKnown,
    rdnsOpen: rdnsKnown && !rdnsGood,
    rdnsUnknown: !rdnsKnown,
  }
}
