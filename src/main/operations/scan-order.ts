import type { ScanRequest } from '../../shared/contract/scans.ts'
import { type Block, contains, formatBlock, parseBlock } from '../../shared/domain/block.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Examinations, ScanSettings } from '../../shared/domain/scan.ts'
import { describeSpecial, specialRangeOf } from '../../shared/domain/special-ranges.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import { selectLists } from '../engine/catalogue/select-lists.ts'
import { choosePath } from './choose-path.ts'
import type { Context } from './context.ts'
import { readChoices } from './list-choices.ts'
import { readSettings } from './read-settings.ts'

/** What to vet and how: what the window can ask for, and what only the command line offers. */
export interface ScanOrder extends ScanRequest {
  /** Lists by id, in place of the preset. */
  readonly listIds?: readonly string[]
  /** The settings say what is left out. */
  readonly ratePerSecond?: number
  readonly listRatePerSecond?: number
  readonly timeoutMs?: number
  readonly retries?: number
  readonly granularity?: number
  readonly maxAddresses?: number
  readonly allowSpecial?: boolean
  /** Takes over answers of the last scan of a block whose time to live still runs. */
  readonly reuse?: boolean
  /** What to examine around the block; by default everything. */
  readonly examine?: Examinations
}

/** An order that was understood and may be carried out. */
export interface ReadyOrder {
  readonly blocks: readonly {
    readonly block: Block
    readonly text: string
    readonly notices: readonly string[]
  }[]
  readonly lists: readonly DnsblList[]
  readonly settings: ScanSettings
  /** Targets of all blocks together. */
  readonly addresses: number
}

const MAX_ADDRESSES = 1_048_576
const defaults = { timeoutMs: 2000, retries: 2, granularity: 64 }

/** Reads an order. Throws `bad-input` or `too-large` with one sentence; sends nothing. */
export function readOrder(context: Context, order: ScanOrder): ReadyOrder {
  const blocks = readBlocks(order.blocks, order.allowSpecial ?? context.allowSpecial)
  const selection = order.listIds ? { ids: order.listIds } : { preset: order.preset }
  const selected = selectLists(context.catalogue, selection, readChoices(context))
  if (!selected.ok)
    throw new OperationError('bad-input', selected.problem, context.catalogue.warnings?.join(' '))
  const chosen = readSettings(context)
  const settings: ScanSettings = {
    path: choosePath(context, order),
    ratePerSecond: order.ratePerSecond ?? chosen.ratePerSecond,
    listRatePerSecond: order.listRatePerSecond ?? chosen.listRatePerSecond,
    timeoutMs: order.timeoutMs ?? defaults.timeoutMs,
    retries: order.retries ?? defaults.retries,
    granularity: order.granularity ?? defaults.granularity,
    examine: order.examine ?? { feeds: { kind: 'stored' }, registry: true, reverseDns: true },
  }
  const addresses = blocks.reduce((sum, { block }) => sum + targetsOf(block, settings.granularity).count, 0)
  const most = order.maxAddresses ?? MAX_ADDRESSES
  if (addresses > most) throw tooLarge(addresses, most)
  return { blocks, lists: selected.lists, settings, addresses }
}

function readBlocks(texts: readonly string[], allowSpecial: boolean): ReadyOrder['blocks'] {
  const seen = new Map<string, { block: Block; text: string; notices: string[] }>()
  for (const text of texts) {
    const parsed = parseBlock(text)
    if (!parsed.ok) throw new OperationError('bad-input', parsed.problem)
    const special = allowSpecial ? null : specialRangeOf(parsed.block)
    if (special) {
      const sentence = describeSpecial(parsed.block, special)
      throw new OperationError('bad-input', sentence, 'Nobody can sell it; check the block in the offer.')
    }
    const canonical = formatBlock(parsed.block)
    const earlier = seen.get(canonical)
    if (earlier) {
      const mended = parsed.notices.filter((notice) => !earlier.notices.includes(notice))
      earlier.notices.push(...mended, `${canonical} was given twice; it is vetted once.`)
    } else seen.set(canonical, { block: parsed.block, text: canonical, notices: [...parsed.notices] })
  }
  if (seen.size === 0)
    throw new OperationError('bad-input', 'No block was given; write one like 198.51.100.0/24.')
  const all = [...seen.values()]
  for (const { block, text, notices } of all) {
    const around = all.find((other) => other.text !== text && contains(other.block, block))
    if (around) notices.push(`${text} lies within ${around.text}, which is vetted too.`)
  }
  return all
}

function tooLarge(addresses: number, most: number): OperationError {
  const figures = `${addresses.toLocaleString('en')} addresses, and the limit is ${most.toLocaleString('en')}`
  return new OperationError(
    'too-large',
    `The plan has ${figures}.`,
    'Vet a smaller block, or allow more on the command line with --max-addresses.',
  )
}
