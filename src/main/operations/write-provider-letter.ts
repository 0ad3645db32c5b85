import { chooseRegistryRequest } from '../../shared/domain/choose-registry-request.ts'
import type { Letter, LetterKind, LetterLanguage } from '../../shared/domain/letter.ts'
import { noOffer } from '../../shared/domain/offer.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { readLetterTexts } from '../output/letters/letter-texts.ts'
import { writeLetter } from '../output/letters/write-letter.ts'
import type { Context } from './context.ts'
import { readProfile } from './profile.ts'
import { readCampaign } from './read-campaign.ts'
import { readScan } from './read-scan.ts'

/** A letter to the provider about a stored scan. Throws `bad-input` when the scan gives no ground for it. */
export function writeProviderLetter(
  context: Context,
  {
    scanId,
    kind,
    language,
  }: { readonly scanId: string; readonly kind: LetterKind; readonly language: LetterLanguage },
): Letter {
  const judged = readScan(context, scanId)
  const file = `letters/${language}.yaml`
  const texts = readLetterTexts(new TextDecoder().decode(context.readResource(file)), file)
  const offer = context.store.offers.get(judged.evidence.scan.block) ?? noOffer
  const registry = judged.evidence.surroundings.registry?.registry ?? ''
  const request = chooseRegistryRequest(readCampaign(context).providerRequests, registry)
  const written = writeLetter(judged, kind, offer, texts, {
    registryObject: request?.object ?? null,
    profile: readProfile(context),
  })
  if (written.ok) return written.letter
  throw new OperationError(
    'bad-input',
    `This letter has no ground in the scan: ${written.problem}.`,
    'Choose another letter.',
  )
}
