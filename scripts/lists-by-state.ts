import { selectLists } from '../src/main/engine/catalogue/select-lists.ts'
import type { DnsblList } from '../src/shared/domain/list.ts'
import type { Catalogue } from '../src/shared/domain/removal.ts'

interface Row {
  readonly title: string
  readonly handled: string
  readonly has: (list: DnsblList) => boolean
}

const isSubscriber = ({ access }: DnsblList): boolean => access.kind === 'key' || access.kind === 'paid'

/** How many lists are in which state and what becomes of them, as a Markdown table; each list is counted once. */
export function listsByState(catalogue: Catalogue): string {
  const { lists } = catalogue
  const parts = new Set(lists.flatMap(({ combines }) => combines))
  const size = (preset: 'quick' | 'mail' | 'all'): number => {
    const selected = selectLists(catalogue, { preset })
    return selected.ok ? selected.lists.length : 0
  }
  const sizes = `\`quick\` asks ${size('quick')}, \`mail\` ${size('mail')}, \`all\` ${size('all')} of them`
  const rows: readonly Row[] = [
    {
      title: 'closed',
      handled: 'never asked; known by name, with date and manner of the end',
      has: ({ status }) => status === 'closed',
    },
    {
      title: 'unverified',
      handled: 'in no preset; asked when named, believed after a good probe',
      has: ({ status }) => status === 'unverified',
    },
    {
      title: 'texts on routes',
      handled: 'not asked about addresses',
      has: ({ answers }) => answers === 'text',
    },
    {
      title: 'for subscribers',
      handled: 'asked with a key or an arrangement of your own',
      has: isSubscriber,
    },
    {
      title: 'part of another',
      handled: 'asked when named; else the whole answers for it',
      has: ({ id }) => parts.has(id),
    },
    {
      title: 'terms to agree to',
      handled: 'asked when named',
      has: ({ access }) => access.optInReason !== null,
    },
    { title: 'free to ask', handled: sizes, has: () => true },
  ]
  const left = new Set(lists)
  const counted = rows.map(({ title, handled, has }) => {
    const mine = [...left].filter(has)
    for (const list of mine) left.delete(list)
    return line([title, ...countsOf(mine), handled])
  })
  const sum = line(['all', ...countsOf(lists), ''])
  return [
    line(['state', 'block', 'allow', 'info', 'all', 'what becomes of them']),
    RULE,
    ...counted.toReversed(),
    sum,
  ].join('\n')
}

const RULE = '| --- | ---: | ---: | ---: | ---: | --- |'

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

const countsOf = (lists: readonly DnsblList[]): readonly number[] => [
  ...(['block', 'allow', 'info'] as const).map(
    (polarity) => lists.filter((list) => list.polarity === polarity).length,
  ),
  lists.length,
]
