import type { Templates } from '../../shared/contract/profile.ts'
import type { LetterLanguage } from '../../shared/domain/letter.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { type RequestTexts, readRequestTexts } from '../output/letters/requests/request-texts.ts'
import type { Context } from './context.ts'

const keyOf = (language: LetterLanguage): string => `request-texts:${language}`

/** The templates of requests in one language: the user's own, or the shipped ones. */
export function readTemplates(context: Context, language: LetterLanguage): Templates {
  const own = context.store.settings.get(keyOf(language))
  if (typeof own === 'string' && own !== '') return { language, yaml: own, own: true }
  const file = context.readResource(`letters/requests/${language}.yaml`)
  return { language, yaml: new TextDecoder().decode(file), own: false }
}

/** Keeps the user's own templates, or gives the shipped ones back for null. Throws `bad-input` with every mistake. */
export function saveTemplates(context: Context, language: LetterLanguage, yaml: string | null): Templates {
  if (yaml !== null) {
    const read = readRequestTexts(yaml)
    const problems = read.ok
      ? read.texts.language === language
        ? []
        : [`language: it says ${read.texts.language}`]
      : read.problems
    if (problems.length > 0)
      throw new OperationError(
        'bad-input',
        `The templates cannot be used: ${problems.slice(0, 3).join('; ')}.`,
        'Nothing was changed; mend it and save again.',
      )
  }
  context.store.settings.set(keyOf(language), yaml ?? '')
  return readTemplates(context, language)
}

/** The templates as the writer takes them. The user's own were checked when they were kept. */
export function requestTexts(context: Context, language: LetterLanguage): RequestTexts {
  const { yaml } = readTemplates(context, language)
  const read = readRequestTexts(yaml)
  if (read.ok) return read.texts
  throw new OperationError('catalogue', `Templates of requests (${language}): ${read.problems.join('; ')}.`)
}
