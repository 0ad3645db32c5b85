import { z } from 'zod'
import { type ListChoices, type ListDecision, noChoices } from '../../shared/domain/list-choices.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import type { Context } from './context.ts'
import { readList } from './read-list.ts'

const CHOICES_KEY = 'list-choices'

const Stored = z.object({
  agreed: z.record(z.string(), z.string()),
  asked: z.record(z.string(), z.boolean()),
  registered: z.record(z.string(), z.string()),
})

/** What the user decided about lists, here before in files of their own; what makes no sense counts as undecided. */
export function readChoices(context: Pick<Context, 'store' | 'catalogue'>): ListChoices {
  const kept = readKept(context)
  const { asked } = context.catalogue
  return asked ? { ...kept, asked: { ...asked, ...kept.asked } } : kept
}

function readKept({ store }: Pick<Context, 'store'>): ListChoices {
  const stored = Stored.safeParse(store.settings.get(CHOICES_KEY))
  return stored.success ? stored.data : noChoices
}

/** Keeps a decision. Throws `bad-input` for an unknown list, and for consent that the list does not ask for. */
export function decideList(context: Context, listId: string, decision: ListDecision): ListChoices {
  const { list } = readList(context, listId)
  const { id, access } = list
  const choices = readKept(context)
  const next = ((): ListChoices => {
    switch (decision.kind) {
      case 'agreed': {
        if (decision.agrees && access.optInReason === null)
          throw new OperationError('bad-input', `The list ${id} asks for no consent.`)
        const now = new Date(context.now()).toISOString()
        return { ...choices, agreed: change(choices.agreed, id, decision.agrees ? now : null) }
      }
      case 'asked': {
        if (decision.asked === true && list.status === 'closed')
          throw new OperationError('bad-input', `The list ${id} is gone; nobody can ask it.`)
        return { ...choices, asked: change(choices.asked, id, decision.asked) }
      }
      case 'registered': {
        const note = decision.note === null ? '' : cleanStrangerText(decision.note, 200).trim()
        return { ...choices, registered: change(choices.registered, id, note === '' ? null : note) }
      }
    }
  })()
  context.store.settings.set(CHOICES_KEY, next)
  return readChoices(context)
}

function change<T>(
  entries: Readonly<Record<string, T>>,
  id: string,
  value: T | null,
): Readonly<Record<string, T>> {
  const rest = Object.entries(entries).filter(([known]) => known !== id)
  return Object.fromEntries(value === null ? rest : [...rest, [id, value]])
}
