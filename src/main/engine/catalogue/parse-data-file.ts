import { isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { z } from 'zod'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { describeIssues } from './describe-issues.ts'
import type { FilePath } from './format-path.ts'

/** What a file of data holds, and words for a place in it: the file's name, and the line where known. */
interface ParsedData<T> {
  readonly ok: true
  readonly content: T
  readonly whereIs: (path: FilePath) => string
  /** The text of the line where the deepest part of a path stands; empty where that is not known. */
  readonly lineOf: (path: FilePath) => string
}

/** The content, or every reason why there is none: one sentence each. */
export type ParsedDataResult<T> = ParsedData<T> | { readonly ok: false; readonly problems: readonly string[] }

const MAX_ALIASES = 50

/**
 * Reads a text, YAML 1.2 or JSON, and holds it against a schema. Anchors are allowed, alias bombs are refused.
 * `mainKey` is the key that an empty file is told to have.
 */
export function parseDataFile<T>(
  name: string,
  text: string,
  schema: z.ZodType<T>,
  mainKey: string,
): ParsedDataResult<T> {
  const lines = new LineCounter()
  let value: unknown
  let root: ParsedNode | null = null
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
    const first = document.errors[0] ?? document.warnings[0]
    if (first) return failed(describeSyntax(name, first.message, lines.linePos(first.pos[0]).line))
    root = document.contents
    value = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    return failed(describeCrash(name, error))
  }
  if (value === null) return failed(`${name} is empty; it must have the key ${mainKey}.`)
  const whereIs = (path: FilePath): string => {
    const offset = offsetOf(root, path)
    return offset === null ? name : `${name}, line ${lines.linePos(offset).line}`
  }
  const lineOf = (path: FilePath): string => {
    const offset = offsetOf(root, path)
    return offset === null ? '' : (text.split('\n')[lines.linePos(offset).line - 1] ?? '')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, content: parsed.data, whereIs, lineOf }
  return { ok: false, problems: describeIssues(parsed.error.issues, value, whereIs, schema) }
}

const failed = (problem: string): { readonly ok: false; readonly problems: readonly string[] } => ({
  ok: false,
  problems: [problem],
})

function describeSyntax(name: string, message: string, line: number): string {
  const reason = cleanStrangerText(message, 200).replace(/\.$/, '')
  return `${name}, line ${line}: this is neither YAML nor JSON (${reason}); mend the line.`
}

function describeCrash(name: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/alias/i.test(message))
    return `${name} repeats itself through too many YAML aliases; write the values out.`
  if (error instanceof RangeError) return `${name} is nested too deeply to be a catalogue file.`
  return `${name} is neither YAML nor JSON (${cleanStrangerText(message, 200)}).`
}

/** Offset of the deepest part of the path that the file has; null for an empty document. */
function offsetOf(root: ParsedNode | null, path: FilePath): number | null {
  let node: unknown = root
  let offset = root?.range[0] ?? null
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step)
      if (!pair) return offset
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else {
      node = isNode(node) && 'items' in node && Array.isArray(node.items) ? node.items[Number(step)] : null
      if (isNode(node)) offset = node.range?.[0] ?? offset
    }
  }
  return offset
}
