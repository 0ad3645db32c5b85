import type { z } from 'zod'
import { type FilePath, formatPath, showValue } from './format-path.ts'
import { knownKeysAt } from './known-keys.ts'
import { nearMatches } from './near-matches.ts'

const MAX_PROBLEMS = 50

/** Turns what the schema found into sentences: file and line, path, value, and how to mend it. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  whereIs: (path: FilePath) => string,
  schema: z.ZodType,
): readonly string[] {
  const sentences = new Map<string, string>()
  for (const issue of issues.flatMap(openUnion)) {
    const at = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key]) : [at]
    for (const path of paths) {
      const place = formatPath(path)
      if (!sentences.has(place))
        sentences.set(place, `${whereIs(path)}: ${explain(issue, path, value, schema)}`)
    }
  }
  return [...sentences.values()].slice(0, MAX_PROBLEMS)
}

/** Where a value has the shape of one choice, what is wrong inside says more than "none of the choices". */
function openUnion(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const inside = issue.errors.find((choice) =>
    choice.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  )
  return inside?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue]
}

function explain(issue: z.core.$ZodIssue, path: FilePath, root: unknown, schema: z.ZodType): string {
  const place = formatPath(path)
  const found = valueAt(root, path)
  if (issue.code === 'unrecognized_keys') {
    const key = String(path.at(-1))
    const known = knownKeysAt(schema, path.slice(0, -1))
    const near = nearMatches(key, known)[0]
    const mend = near ? `write ${near}, or remove it` : `remove it; known here are ${known.join(', ')}`
    return `${place} is ${showValue(found)}, but there is no such key; ${mend}.`
  }
  if (path.length === 0) return `the file must be ${issue.message}.`
  if (found === undefined) return `${place} is missing; it must be ${issue.message}.`
  return `${place} is ${showValue(found)}; it must be ${issue.message}.`
}

function valueAt(root: unknown, path: FilePath): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}
