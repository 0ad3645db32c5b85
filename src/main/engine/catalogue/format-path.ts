import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

/** Where in a file something stands: keys and positions from the top. */
export type FilePath = readonly (string | number)[]

/** `['lists', 2, 'codes', 0, 'match']` → `lists[2].codes[0].match`. */
export function formatPath(path: FilePath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return cleanStrangerText(text.replace(/^\./, ''), 200)
}

/** A value from the file, short and fit to show in a sentence. */
export function showValue(value: unknown): string {
  return cleanStrangerText(JSON.stringify(value) ?? 'nothing', 80)
}
