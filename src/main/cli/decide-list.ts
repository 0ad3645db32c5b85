import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from '../operations/context.ts'
import { decideList } from '../operations/list-choices.ts'
import { saveListKey } from '../operations/list-keys.ts'
import { readList } from '../operations/read-list.ts'
import type { CommandHost } from './command-host.ts'

/** What `blockvet lists` can decide about one list. */
export const decisions = ['key', 'agree', 'on', 'off', 'default', 'registered'] as const

/** One of `decisions`. */
export type DecisionWord = (typeof decisions)[number]

/** Carries out `blockvet lists key|agree|on|off|default|registered ID`; says what is so now. A key comes from standard input. */
export async function decideListCommand(
  host: CommandHost,
  context: Context,
  verb: DecisionWord,
  { words, forget }: { readonly words: readonly string[]; readonly forget: boolean },
): Promise<void> {
  const [id, ...note] = words
  if (id === undefined) throw new OperationError('bad-input', `Say which list: blockvet lists ${verb} ID.`)
  if (note.length > 0 && verb !== 'registered') refuseMore(verb, id)
  switch (verb) {
    case 'key':
      if (forget) {
        await saveListKey(context, id, null)
        return host.tell(`The key of ${id} is forgotten.\n`)
      }
      if (host.terminal.errIsTty) host.tell(`Key of ${id}, then Enter and end of input (Ctrl-D): `)
      await saveListKey(context, id, await host.readStdin())
      return host.tell(`The key of ${id} is kept. ${context.secrets.describe}\n`)
    case 'agree': {
      const { access } = readList(context, id).list
      decideList(context, id, { kind: 'agreed', agrees: !forget })
      if (forget) return host.tell(`${id} is asked only when named.\n`)
      return host.tell(`${access.optInReason ?? ''} You agreed; the presets mail and all ask ${id} now.\n`)
    }
    case 'on':
      decideList(context, id, { kind: 'asked', asked: true })
      return host.tell(`${id} is on: every preset asks it.\n`)
    case 'off':
      decideList(context, id, { kind: 'asked', asked: false })
      return host.tell(`${id} is off: no preset asks it.\n`)
    case 'default':
      decideList(context, id, { kind: 'asked', asked: null })
      return host.tell(`${id} follows the catalogue.\n`)
    case 'registered': {
      if (note.length === 0 && !forget)
        throw new OperationError(
          'bad-input',
          `Say what was registered: blockvet lists registered ${id} "192.0.2.53 on 2026-11-01".`,
        )
      decideList(context, id, { kind: 'registered', note: forget ? null : note.join(' ') })
      return host.tell(forget ? `The note on ${id} is forgotten.\n` : `Noted on ${id}.\n`)
    }
  }
}

function refuseMore(verb: DecisionWord, id: string): never {
  const why =
    verb === 'key' ? ' A key is read from standard input, since other users can see command lines.' : ''
  throw new OperationError('bad-input', `Say one list: blockvet lists ${verb} ${id}.${why}`)
}
