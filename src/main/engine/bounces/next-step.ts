import type { BounceGroup } from '../../../shared/domain/bounce.ts'
import type { Catalogue, Removal } from '../../../shared/domain/removal.ts'
import { findRemoval } from './find-removal.ts'

type Step = Pick<BounceGroup, 'direction' | 'operatorId' | 'zone' | 'address' | 'cause' | 'decidedBy'>

/** What to do about a group of refusals: one or two sentences, from the catalogue's knowledge of removals. */
export function describeNextStep(group: Step, catalogue: Catalogue): string {
  const name = nameOf(group.operatorId, catalogue)
  if (group.direction === 'inbound') {
    return 'Your own server refused this sender; there is nothing for you to have removed.'
  }
  const closed = catalogue.lists.find(({ zone, status }) => status === 'closed' && zone === group.zone)
  if (closed) {
    return `${closed.name} is closed: nothing can be removed there. Write to the recipient's postmaster that their server still asks it.`
  }
  const deciders = group.decidedBy.map((id) => nameOf(id, catalogue)).filter((found) => found !== null)
  if (deciders.length > 0 && group.decidedBy.every((id) => ownerOf(id, catalogue) !== group.operatorId)) {
    const others = deciders.join(' and ')
    return `${name ?? 'The recipient'} goes by ${others}: have it removed there first, then ask again.`
  }
  if (group.operatorId === null || name === null) {
    return group.zone === null
      ? "The reply names no list: write to the recipient's postmaster with the whole reply."
      : `${group.zone} is not in the catalogue: look for its site, or write to the recipient's postmaster with the whole reply.`
  }
  const removal = findRemoval(group, catalogue)
  if (removal === null) {
    return `How ${name} takes addresses off is not recorded: follow the link in the reply, or write to the recipient's postmaster.`
  }
  return describeRemoval(removal, name)
}

function describeRemoval(removal: Removal, name: string): string {
  const where = removal.url === null ? '' : `: ${removal.url}`
  const unsure = removal.unverified.includes('url') && removal.url !== null ? ' (unverified address)' : ''
  const wait = removal.delayNote ?? removal.expiryNote
  const after = wait === null ? '' : ` ${wait}`
  if (removal.whoMayAsk === 'provider') return `Only your provider may ask ${name}${where}${unsure}.${after}`
  if (removal.whoMayAsk === 'holder')
    return `Whoever holds the block by the registry asks ${name}${where}${unsure}.${after}`
  if (removal.whoMayAsk === 'recipient') {
    return 'Only the organisation that the mail goes to can lift this: write to its postmaster with the whole reply.'
  }
  switch (removal.method) {
    case 'form':
      return `Mend the cause, then fill in the form of ${name}${where}${unsure}.${after}`
    case 'portal':
      return `Mend the cause, then ask at the portal of ${name}${where}${unsure}.${after}`
    case 'email':
      return `Mend the cause, then write to ${removal.email ?? `${name} at the address in the reply`}${where === '' ? '' : `; its page is ${removal.url}`}.${after}`
    case 'expiry':
      return `Nothing to send: entries of ${name} go by themselves.${after}`
    case 'none':
      return `No way of asking ${name} is known.${after}`
  }
}

/** Name of an operator, or of the list or removal with that id. */
function nameOf(id: string | null, { operators, lists }: Catalogue): string | null {
  if (id === null) return null
  const operator = operators.find((one) => one.id === id)
  return operator?.name ?? lists.find((list) => list.id === id)?.name ?? id
}

function ownerOf(id: string, { operators, lists, removals }: Catalogue): string | null {
  if (operators.some((operator) => operator.id === id)) return id
  const owned = lists.find((list) => list.id === id) ?? removals.find((removal) => removal.id === id)
  return owned?.operatorId ?? null
}
