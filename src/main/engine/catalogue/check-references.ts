import { collectBounceMentions } from './collect-bounce-mentions.ts'
import { type FilePath, formatPath, showValue } from './format-path.ts'
import type { Mention } from './mention.ts'
import { nearMatches } from './near-matches.ts'
import type { ParsedFile } from './parse-catalogue-file.ts'

/** A mention of one thing from within the entry of another. */
interface Reference extends Mention {
  readonly from: string
}

/**
 * What no single file can show: ids and zones used twice, references to what is not there, lists that combine
 * themselves, removals that wait for themselves. One sentence each.
 */
export function checkReferences(files: readonly ParsedFile[]): readonly string[] {
  const lists = files.flatMap((file) =>
    (file.content.lists ?? []).map((entry, i) => ({ file, entry, path: ['lists', i] as const })),
  )
  const removals = files.flatMap((file) =>
    (file.content.removals ?? []).map((entry, i) => ({ file, entry, path: ['removals', i] as const })),
  )
  const ends = files.flatMap((file) =>
    (file.content.closed ?? []).flatMap(({ zones }, i) =>
      Object.entries(zones).map(([id, zone]) => ({ file, id, zone, path: ['closed', i, 'zones', id] })),
    ),
  )
  const listIds = [
    ...lists.map(({ file, entry, path }) => ({ file, path: [...path, 'id'], word: entry.id })),
    ...ends.map(({ file, id, path }) => ({ file, path, word: id })),
  ]
  const removalIds = removals.map(({ file, entry, path }) => ({
    file,
    path: [...path, 'id'],
    word: entry.id,
  }))
  const zones = [
    ...lists.map(({ file, entry, path }) => ({ file, path: [...path, 'zone'], word: entry.zone })),
    ...ends.map(({ file, zone, path }) => ({ file, path, word: zone })),
  ]

  const combined = lists.flatMap(({ file, entry, path }) =>
    refer(file, entry.id, [...path, 'combines'], entry.combines ?? []),
  )
  const escalated = lists.flatMap(({ file, entry, path }) => [
    ...mention(file, [...path, 'escalation', 'from'], entry.escalation?.from),
    ...mention(file, [...path, 'escalation', 'to'], entry.escalation?.to),
  ])
  const waited = removals.flatMap(({ file, entry, path }) =>
    refer(file, entry.id, [...path, 'needsFirst'], entry.needsFirst ?? []),
  )
  const rules = lists.flatMap(({ file, entry, path }) =>
    (entry.codes ?? []).map((rule, i) => ({ file, rule, path: [...path, 'codes', i] })),
  )
  const usedRemovals = [
    ...lists.flatMap(({ file, entry, path }) => mention(file, [...path, 'removal'], entry.removal)),
    ...rules.flatMap(({ file, rule, path }) => mention(file, [...path, 'removal'], rule.removal)),
  ]
  const bounces = collectBounceMentions(files)
  const operatorIds = files.map((file) => ({
    file,
    path: ['operator', 'id'],
    word: file.content.operator.id,
  }))
  return [
    ...findTwice(listIds, 'list'),
    ...findTwice(zones, 'zone'),
    ...findTwice(removalIds, 'removal'),
    ...findOperatorClashes(files),
    ...findUnknown([...combined, ...escalated], listIds, 'list'),
    ...findUnknown([...usedRemovals, ...waited, ...bounces.removals], removalIds, 'removal'),
    ...findUnknown(bounces.parties, [...operatorIds, ...listIds, ...removalIds], 'operator, list or removal'),
    ...findLoops(combined, 'combines itself'),
    ...findLoops(waited, 'waits for itself'),
  ]
}

function refer(
  file: ParsedFile,
  from: string,
  path: FilePath,
  words: readonly string[],
): readonly Reference[] {
  return words.map((word, i) => ({ file, from, word, path: [...path, i] }))
}

function mention(file: ParsedFile, path: FilePath, word: string | undefined): readonly Mention[] {
  return word === undefined ? [] : [{ file, path, word }]
}

/** `file, line 3: lists[0].id is "x"`: the start of every sentence here. */
const say = ({ file, path, word }: Mention): string =>
  `${file.whereIs(path)}: ${formatPath(path)} is ${showValue(word)}`

function findTwice(mentions: readonly Mention[], noun: string): readonly string[] {
  const first = new Map<string, Mention>()
  return mentions.flatMap((mention) => {
    const earlier = first.get(mention.word)
    if (!earlier) {
      first.set(mention.word, mention)
      return []
    }
    return [
      `${say(mention)}, and so is the ${noun} at ${earlier.file.whereIs(earlier.path)}; keep one of them.`,
    ]
  })
}

function findOperatorClashes(files: readonly ParsedFile[]): readonly string[] {
  const first = new Map<string, ParsedFile>()
  return files.flatMap((file) => {
    const { id, name, url } = file.content.operator
    const earlier = first.get(id)
    if (!earlier) {
      first.set(id, file)
      return []
    }
    const other = earlier.content.operator
    if (other.name === name && other.url === url) return []
    const mention = { file, path: ['operator', 'id'], word: id }
    return [`${say(mention)}, which ${earlier.name} describes otherwise; give both the same name and url.`]
  })
}

function findUnknown(uses: readonly Mention[], known: readonly Mention[], noun: string): readonly string[] {
  const words = known.map(({ word }) => word)
  const there = new Set(words)
  return uses
    .filter(({ word }) => !there.has(word))
    .map((use) => {
      const near = nearMatches(use.word, words)
      const mend = near.length > 0 ? `write ${near.join(' or ')}` : 'remove it or add the entry'
      return `${say(use)}, and there is no such ${noun}; ${mend}.`
    })
}

function findLoops(references: readonly Reference[], what: string): readonly string[] {
  const next = new Map<string, readonly Reference[]>()
  for (const reference of references)
    next.set(reference.from, [...(next.get(reference.from) ?? []), reference])
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (next.get(from) ?? []).some(({ word }) => {
      if (word === target) return true
      if (seen.has(word)) return false
      seen.add(word)
      return reaches(word, target, seen)
    })
  return references
    .filter(({ from, word }) => from === word || reaches(word, from, new Set([word])))
    .map((reference) => `${say(reference)}, so ${reference.from} ${what}; break the circle.`)
}
