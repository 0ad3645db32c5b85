import type { Address } from '../../../shared/domain/address.ts'
import type { Reaction, ServedQuestion } from '../dns/name-server-port.ts'
import { type ListAnswers, listAnswers } from './list-answers.ts'
import { isTestPoint, type LookUp, lookUpAlways, lookUpEntries, lookUpPart } from './look-up.ts'
import type { PracticeList, PracticeWorld } from './practice-world.ts'

/** A question to one list; `address` is null at the apex and for names that are no address. */
export interface ListQuestion extends ServedQuestion {
  readonly address: Address | null
  readonly atApex: boolean
}

/** Decides the reaction of one list; may count, as `Responder` may. */
export type ListResponder = (question: ListQuestion) => Reaction

/** Builds the responder of one list of the world. */
export function buildListResponder(zone: string, world: PracticeWorld): ListResponder {
  const list = world.lists[zone]
  const answers = listAnswers(zone, world.ttlSeconds)
  if (!list) return () => answers.nothing
  switch (list.character) {
    case 'truthful':
      return answerFrom(answers, lookUpEntries(list))
    case 'part':
      return answerFrom(answers, partOf(world, list))
    case 'wildcard':
    case 'refusing':
      return answerFrom(answers, lookUpAlways(list))
    case 'flooding':
      return answerFrom(answers, lookUpUntilQuota(list))
    case 'slow': {
      const answer = answerFrom(answers, lookUpEntries(list))
      return (question) => delay(answer(question), list.delayMs)
    }
    case 'lossy':
      return loseFirst(answerFrom(answers, lookUpEntries(list)), BigInt(list.loses))
    case 'truncating': {
      const answer = answerFrom(answers, lookUpEntries(list))
      return (question) => truncate(answer(question), question)
    }
    case 'dead':
      return () => ({ kind: 'reply', rcode: 'SERVFAIL', authoritative: false })
    case 'parked':
      return (question) =>
        question.type === 'A' ? answers.records(question, [list.address]) : answers.apex(question)
    case 'gone':
      return () => answers.nothing
  }
}

function answerFrom(answers: ListAnswers, lookUp: LookUp): ListResponder {
  return (question) => {
    if (question.atApex) return answers.apex(question)
    const said = question.address && lookUp(question.address)
    if (!said) return answers.nothing
    if (question.type === 'A') return answers.records(question, said.codes)
    return answers.records(question, question.type === 'TXT' ? said.texts : [])
  }
}

function partOf(world: PracticeWorld, part: Extract<PracticeList, { character: 'part' }>): LookUp {
  const whole = world.lists[part.of]
  return whole && 'entries' in whole ? lookUpPart(whole, part.codes) : () => null
}

/** A quota for the day: once used up, it stays so as long as the practice network runs. */
function lookUpUntilQuota(list: Extract<PracticeList, { character: 'flooding' }>): LookUp {
  const truth = lookUpEntries(list)
  const flood = lookUpAlways(list)
  let asked = 0
  return (address) => {
    asked++
    return asked > list.quota ? flood(address) : truth(address)
  }
}

/** Each question about every n-th address is heard only the second time. Test points are spared: quick probes. */
function loseFirst(answer: ListResponder, nth: bigint): ListResponder {
  const lost = new Set<string>()
  return (question) => {
    const { address, name, type } = question
    if (!address || isTestPoint(address) || address.value % nth !== 0n) return answer(question)
    const key = `${type} ${name}`
    if (lost.delete(key)) return answer(question)
    lost.add(key)
    return { kind: 'drop' }
  }
}

function delay(reaction: Reaction, delayMs: number): Reaction {
  return reaction.kind === 'reply' ? { ...reaction, delayMs } : reaction
}

function truncate(reaction: Reaction, { transport }: ServedQuestion): Reaction {
  if (reaction.kind !== 'reply' || transport === 'tcp' || !reaction.answers?.length) return reaction
  return { ...reaction, truncated: true }
}
