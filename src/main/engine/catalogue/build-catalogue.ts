import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Catalogue, Operator } from '../../../shared/domain/removal.ts'
import { buildBounces } from './build-bounces.ts'
import { buildClosed } from './build-closed.ts'
import { buildList } from './build-list.ts'
import { buildRemoval } from './build-removal.ts'
import type { ZoneFilesOf } from './find-zone-files.ts'
import type { ParsedFile } from './parse-catalogue-file.ts'

/** The catalogue of files whose shape and references are right. */
export function buildCatalogue(
  files: readonly ParsedFile[],
  zoneFiles: Pick<ZoneFilesOf, 'of'>,
  version: string,
): Catalogue {
  const operators = gatherOperators(files)
  const lists = files.flatMap(({ content }): readonly DnsblList[] => {
    const operator = operators.get(content.operator.id)
    const open = content.lists ?? []
    return operator ? open.map((entry) => buildList(entry, operator, zoneFiles.of(entry))) : []
  })
  const closed = files.flatMap(({ content }) =>
    (content.closed ?? []).flatMap((entry) => {
      const { id } = entry.operator ?? content.operator
      const operator = operators.get(id)
      return operator ? buildClosed(entry, operator) : []
    }),
  )
  return {
    version,
    operators: [...operators.values()],
    lists: [...lists, ...closed],
    removals: files.flatMap(({ content }) =>
      (content.removals ?? []).map((entry) => buildRemoval(entry, content.operator.id)),
    ),
    bounces: files.flatMap(({ content }) => {
      const operator = operators.get(content.operator.id)
      return operator && content.bounces ? [buildBounces(content.bounces, operator)] : []
    }),
  }
}

type OperatorEntry = ParsedFile['content']['operator']

/** Each operator once; what its own file says of it wins over what a list of ends says. */
function gatherOperators(files: readonly ParsedFile[]): Map<string, Operator> {
  const own = files.filter(({ content: { lists, removals, bounces, closed } }) => {
    return lists ?? removals ?? bounces ?? closed?.some(({ operator }) => operator === undefined)
  })
  const ended = files.flatMap(({ content }) =>
    (content.closed ?? []).flatMap(({ operator }) => operator ?? []),
  )
  const described = own.map(({ content }) => content.operator)
  const known = new Set(described.map(({ id }) => id))
  const entries: readonly OperatorEntry[] = [...described, ...ended.filter(({ id }) => !known.has(id))]
  return new Map(entries.map((entry) => [entry.id, buildOperator(entry)]))
}

function buildOperator({ id, name, url, kind, aliases }: OperatorEntry): Operator {
  return { id, name: name ?? id, url: url ?? null, kind: kind ?? 'dnsbl-operator', aliases: aliases ?? [] }
}
