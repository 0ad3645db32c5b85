import type { FeedSink } from '../feed-format.ts'

/** The members of an object in JSON; null, and said so, when the text is none. `what` names it: the line, the record. */
export function parseJsonObject(
  text: string,
  what: string,
  sink: FeedSink,
): Readonly<Record<string, unknown>> | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    sink.bad(`the ${what} is no JSON`)
    return null
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>
  sink.bad(`the ${what} is no JSON object`)
  return null
}
