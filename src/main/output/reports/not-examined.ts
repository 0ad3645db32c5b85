import type { Surroundings, SurroundingsPart } from '../../../shared/domain/surroundings.ts'

const sentences: Readonly<Record<SurroundingsPart, string>> = {
  netblocks: 'netblocks: netblock feeds around the block were not examined.',
  registry: 'registry: registry objects and allocation were not examined.',
  routing: 'routing: announcing AS and route origin were not examined.',
  reverseDns: 'rdns: PTR records and their forward match were not examined.',
}

/** What a scan looked at nothing of; said in every result, so that silence is not taken for a clean bill. */
export function notExaminedSentences(found: Surroundings): readonly string[] {
  const parts: readonly SurroundingsPart[] = ['netblocks', 'registry', 'routing', 'reverseDns']
  return parts.filter((part) => found[part] === null).map((part) => sentences[part])
}
