import { impacts } from '../../../shared/domain/impact.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'

/** What the table shows; an empty text is no limit. */
export interface ListFilter {
  readonly text: string
  readonly state: '' | DnsblList['status']
  readonly polarity: '' | DnsblList['polarity']
  readonly impact: '' | DnsblList['impact']
  readonly preset: '' | 'quick' | 'mail' | 'none'
  readonly access: '' | DnsblList['access']['kind'] | 'consent'
}

/** Shows everything. */
export const noFilter: ListFilter = {
  text: '',
  state: '',
  polarity: '',
  impact: '',
  preset: '',
  access: '',
}

/** One choice of the filter: what it is called and what it offers. */
export interface FilterChoice {
  readonly key: Exclude<keyof ListFilter, 'text'>
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const option = (value: string): FilterChoice['options'][number] => ({
  value,
  label: `${value.slice(0, 1).toUpperCase()}${value.slice(1)}`,
})

/** The choices in the order they stand in. */
export const filterChoices: readonly FilterChoice[] = [
  {
    key: 'state',
    label: 'State',
    options: [
      { value: '', label: 'Any state' },
      option('active'),
      option('unverified'),
      { value: 'closed', label: 'Gone' },
    ],
  },
  {
    key: 'polarity',
    label: 'Polarity',
    options: [{ value: '', label: 'Any polarity' }, option('block'), option('allow'), option('info')],
  },
  {
    key: 'impact',
    label: 'Impact',
    options: [{ value: '', label: 'Any impact' }, ...impacts.map(option)],
  },
  {
    key: 'preset',
    label: 'Preset',
    options: [
      { value: '', label: 'Any preset' },
      option('quick'),
      option('mail'),
      { value: 'none', label: 'Neither' },
    ],
  },
  {
    key: 'access',
    label: 'Access',
    options: [
      { value: '', label: 'Any access' },
      option('open'),
      option('registration'),
      option('key'),
      option('paid'),
      { value: 'consent', label: 'After consent' },
    ],
  },
]

/** Lists that every part of the filter lets through; words are looked for in name, operator, zone, id and purpose. */
export function filterLists(lists: readonly DnsblList[], filter: ListFilter): readonly DnsblList[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  const { state, polarity, impact } = filter
  return lists.filter((list) => {
    if (state !== '' && list.status !== state) return false
    if (polarity !== '' && list.polarity !== polarity) return false
    if (impact !== '' && (list.impact !== impact || list.polarity !== 'block')) return false
    if (!hasPreset(list, filter.preset) || !hasAccess(list, filter.access)) return false
    const text = [list.name, list.operatorName, list.zone, list.id, list.what, list.impact, list.polarity]
    const joined = text.join(' ').toLowerCase()
    return words.every((word) => joined.includes(word))
  })
}

function hasPreset({ presets }: DnsblList, preset: ListFilter['preset']): boolean {
  if (preset === '') return true
  return preset === 'none' ? presets.length === 0 : presets.includes(preset)
}

function hasAccess({ access }: DnsblList, wanted: ListFilter['access']): boolean {
  if (wanted === '') return true
  return wanted === 'consent' ? access.optInReason !== null : access.kind === wanted
}
