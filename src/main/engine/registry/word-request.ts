import { type Block, formatBlock, prefixLength } from '../../../shared/domain/block.ts'
import type { RegistrationState } from '../../../shared/domain/registry-findings.ts'
import type { StatedNames } from './decide-registration.ts'
import { describeRange, holderOf } from './describe-network.ts'
import type { FoundNetwork } from './found-network.ts'
import type { Rir } from './rir.ts'

/** What a request is worded from. */
export interface RequestInput {
  readonly state: RegistrationState
  readonly block: Block
  readonly rir: Rir | null
  /** The most specific network around the block. */
  readonly around: FoundNetwork | null
  readonly foreign: readonly FoundNetwork[]
  readonly stated: StatedNames
}

/** What to ask of the provider, ready to paste, with the open places in square brackets; null when nothing is to ask. */
export function wordRequest(input: RequestInput): string | null {
  const sentences = askFor(input)
  return sentences === null ? null : sentences.filter((sentence) => sentence !== '').join(' ')
}

function askFor({ state, block, rir, around, foreign, stated }: RequestInput): readonly string[] | null {
  const text = formatBlock(block)
  const me = stated.buyer ?? '[your organisation]'
  const record = rir ? `${rir.name} as a ${rir.record}` : 'the registry'
  const whose = around ? `${describeRange(around)} of ${holderOf(around)}` : 'a larger network'
  const please = `Please register ${text} to ${me} at ${record}, with [your abuse address] as its abuse contact.`
  const date = 'By which day will the record be in place?'
  switch (state) {
    case 'not-reassigned':
      return [
        `You offer us ${text}, which today is only part of ${whose} in the registry.`,
        please,
        duty(rir, block),
        date,
      ]
    case 'reassigned-to-seller':
      return [
        `${text} is registered to ${around ? holderOf(around) : 'you'}.`,
        please.replace('Please register', 'When we sign, please register'),
        date,
      ]
    case 'reassigned-to-other':
    case 'registered-separately':
      return [
        `The registry has ${text} in the name of ${around ? holderOf(around) : 'somebody else'}.`,
        `Who is that, and do they still use the block? If not, please have the record removed before we sign, and then register ${text} to ${me}.`,
        date,
      ]
    case 'inside-other-assignment':
      return [
        `The registry has ${text} as part of ${whose}, a customer's own network.`,
        'Please show us that this holder and the provider above it agree that you let a part of it, in writing.',
        please,
      ]
    case 'split-block':
      return [
        `The registry shows other holders inside ${text}: ${foreign
          .slice(0, 5)
          .map((found) => `${describeRange(found)} (${holderOf(found)})`)
          .join(', ')}.`,
        'Do they still use these addresses? Please have the records removed before we sign, or offer us a block without them.',
      ]
    case 'not-individually-registered':
      return [
        `${text} lies under the collective record ${whose}.`,
        `Please tell us whether a record of our own for ${text} is possible, and otherwise which abuse contact is shown for it and who answers there.`,
      ]
    case 'not-registered':
      return [
        `We find no registry record from which you could offer ${text}.`,
        'Please send us the record, or the contract with its holder, that gives you the right to it.',
      ]
    case 'reassigned-to-buyer':
    case 'unknown':
      return null
  }
}

function duty(rir: Rir | null, block: Block): string {
  const length = prefixLength(block)
  const smallest = rir?.registration.smallest ?? null
  if (!rir || smallest === null || length === null || block.family === 6) return ''
  return length <= smallest
    ? `${rir.name} asks for such a record from a /${smallest} up, so this is your duty there too.`
    : `${rir.name} asks for it from a /${smallest} up only; we would still like one.`
}
