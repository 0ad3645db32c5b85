import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { Feed } from '../../../shared/domain/feed.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { FeedFile } from './feed-file.ts'

/** The feeds of a file, or every reason why there are none: one sentence each, naming file, line and value. */
export type ParsedFeeds =
  | { readonly ok: true; readonly feeds: readonly Feed[] }
  | { readonly ok: false; readonly problems: readonly string[] }

const MOST_PROBLEMS = 50

/** Reads the text of one file of resources/feeds, YAML 1.2. Never throws for what is in the file. */
export function parseFeedFile(name: string, text: string): ParsedFeeds {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const broken = document.errors[0] ?? document.warnings[0]
  if (broken) {
    const reason = cleanStrangerText(broken.message, 200).replace(/\.$/, '')
    return failed([
      `${name}, line ${lines.linePos(broken.pos[0]).line}: this is no YAML (${reason}); mend the line.`,
    ])
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 50 })
  } catch {
    return failed([`${name} repeats itself through too many YAML aliases; write the values out.`])
  }
  const parsed = FeedFile.safeParse(value)
  if (parsed.success) return { ok: true, feeds: build(parsed.data) }
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    const steps = path.map((step) => (typeof step === 'number' ? step : String(step)))
    const at = offsetOf(document.contents, steps)
    const where = at === null ? name : `${name}, line ${lines.linePos(at).line}`
    return `${where}: ${explain(issue.code, issue.message, steps, value)}`
  })
  return failed([...new Set(problems)].slice(0, MOST_PROBLEMS))
}

const failed = (problems: readonly string[]): ParsedFeeds => ({ ok: false, problems })

function explain(code: string, message: string, path: readonly (string | number)[], root: unknown): string {
  const place = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')
  const found = path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], root)
  if (place === '') return `the file must be ${message}.`
  if (code === 'unrecognized_keys') return `${place} is no key that a feed has; remove it or mend its name.`
  if (found === undefined) return `${place} is missing; it must be ${message}.`
  return `${place} is ${cleanStrangerText(JSON.stringify(found), 80)}; it must be ${message}.`
}

/** Offset of the deepest part of the path that the file has. */
function offsetOf(root: Node | null, path: readonly (string | number)[]): number | null {
  let node: unknown = root
  let offset = root?.range?.[0] ?? null
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (!pair) return offset
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else {
      node = (node as { items?: unknown[] } | null)?.items?.[Number(step)] ?? null
      offset = (node as Node | null)?.range?.[0] ?? offset
    }
  }
  return offset
}

function build({ publisher, feeds }: FeedFile): readonly Feed[] {
  return feeds.map((entry) => ({
    ...entry,
    publisher,
    impactReason: entry.impactReason ?? null,
    licence: {
      ...entry.licence,
      attribution: entry.licence.attribution ?? null,
      note: entry.licence.note ?? null,
    },
    optIn: entry.optIn ?? null,
    statusNote: entry.statusNote ?? null,
    removal: entry.removal ?? null,
    entryUrl: entry.entryUrl ?? null,
  }))
}
