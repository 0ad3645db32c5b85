const PLACEHOLDER = /\{([A-Za-z]+)\}/g

/** Names in braces of a template, in order. */
export const placeholdersOf = (template: string): readonly string[] =>
  [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '')

/**
 * Puts values in place of `{names}`, in one pass: a value that looks like a placeholder stays as it is. Throws for a
 * name without a value, since a letter with a hole must not leave.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string | undefined>>): string {
  return template.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`The letter names {${name}}, which has no value here.`)
    return value
  })
}
