import { LineCounter, parseDocument } from 'yaml'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { PracticeWorld } from './practice-world.ts'

/** The world, or every reason why there is none: one sentence each, naming file, place and value. */
export type ReadWorld =
  | { readonly ok: true; readonly world: PracticeWorld }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the text of a world file (YAML or JSON). Never throws. */
export function readPracticeWorld(name: string, text: string): ReadWorld {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [fault] = document.errors
  if (fault) {
    const { line } = lines.linePos(fault.pos[0])
    return { ok: false, problems: [`${name}, line ${line}: ${cleanStrangerText(fault.message)}.`] }
  }
  const value: unknown = document.toJS()
  const parsed = PracticeWorld.safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => describe(name, value, issue.path, issue.message))
    return { ok: false, problems }
  }
  const strays = findStrayParts(name, parsed.data)
  return strays.length > 0 ? { ok: false, problems: strays } : { ok: true, world: parsed.data }
}

function describe(name: string, root: unknown, path: readonly PropertyKey[], expected: string): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  const value = path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined),
    root,
  )
  const shown = cleanStrangerText(JSON.stringify(value) ?? 'missing', 80)
  return `${name}: ${place.replace(/^\./, '') || 'the file'} is ${shown}; it must be ${expected}.`
}

/** Parts need a composite that has entries. */
function findStrayParts(name: string, world: PracticeWorld): readonly string[] {
  return Object.entries(world.lists).flatMap(([zone, list]) => {
    if (list.character !== 'part') return []
    const whole = world.lists[list.of]
    if (whole && 'entries' in whole) return []
    return [`${name}: lists.${zone}.of is "${list.of}"; it must be the zone of a list with entries.`]
  })
}
