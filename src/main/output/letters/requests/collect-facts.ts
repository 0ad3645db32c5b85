import type { Case } from '../../../../shared/domain/case.ts'
import { type EvidenceFact, evidenceFacts } from '../../../../shared/domain/evidence-fact.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
import { cleanStrangerText } from '../../../../shared/domain/stranger-text.ts'
import { readReverseNames } from './read-reverse-names.ts'
import type { RequestEvidence } from './request-evidence.ts'

/** Facts by token; what is not there is not known. */
export type KnownFacts = Readonly<Partial<Record<EvidenceFact, string>>>

const isFact = (name: string): name is EvidenceFact => Object.hasOwn(evidenceFacts, name)

/**
 * What is known for a request about `cases`: from the scan, from bounces (`found`), from the profile, and from the user's
 * answers for this request, which win. Nothing is derived that the evidence does not show.
 */
export function collectFacts(
  { evidence }: RequestEvidence,
  cases: readonly Case[],
  address: string | null,
  profile: Profile,
  answers: KnownFacts,
  found: KnownFacts = {},
): KnownFacts {
  const ranges = address === null ? cases.flatMap(({ ranges: own }) => own) : [address]
  const unique = [...new Set(ranges)]
  const references = [...new Set(cases.flatMap(({ reference }) => reference ?? []))]
  const said = Object.entries(profile).filter(([name, text]) => isFact(name) && text !== '')
  const answered = Object.entries(answers).filter(([, text]) => text !== undefined && text.trim() !== '')
  return {
    ip: unique.join(', '),
    cidr: cases.every(({ kind }) => kind === 'registry' || kind === 'reverse-dns')
      ? evidence.scan.block
      : unique.join(', '),
    listName: [...new Set(cases.map((entry) => nameList(evidence, entry)))].join(', '),
    ...(references.length > 0
      ? { listReference: references.map((text) => cleanStrangerText(text, 200)).join(', ') }
      : {}),
    ...registration(evidence),
    ...(unique.length === 1 ? readReverseNames(evidence, unique[0] ?? '', profile.contactEmail) : {}),
    ...found,
    ...Object.fromEntries(said),
    ...Object.fromEntries(answered),
  }
}

/** A brand with several lists is no answer: the zone stands beside the name. */
function nameList({ lists }: RequestEvidence['evidence'], { listId, listName }: Case): string {
  const zone = lists.find(({ list }) => list.id === listId)?.list.zone
  const name = cleanStrangerText(listName, 80)
  return zone === undefined || zone === name ? name : `${name} (${zone})`
}

function registration({ surroundings: { registry } }: RequestEvidence['evidence']): KnownFacts {
  const network = registry?.chain.at(-1)
  if (!network || registry?.failure !== null) return {}
  const parts = [`${network.first} - ${network.last}`, network.handle, network.name, network.holder ?? '']
  return {
    rirRegistration: parts
      .map((part) => cleanStrangerText(part, 100))
      .filter(Boolean)
      .join(', '),
  }
}
