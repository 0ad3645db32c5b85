/** Longest id of a question; the page counts. */
const LONGEST_ID = 64
/** A question, and the word that its answer is not wanted any more, as oRPC numbers them. */
const QUESTION = 1
const ENOUGH = 4

/**
 * True for a frame in which the page asks something or gives a stream up. Bytes, streams to the background and everything
 * malformed are none: the page sends none of these, and the library would print what it cannot read.
 */
export function isQuestion(frame: string | Uint8Array): frame is string {
  if (typeof frame !== 'string') return false
  const message = parse(frame)
  if (!isNamed(message)) return false
  const { i: id, t: type = QUESTION, p: payload } = message
  if (typeof id !== 'string' || id.length > LONGEST_ID) return false
  if (type === ENOUGH) return true
  if (type !== QUESTION || !isNamed(payload)) return false
  const { u: url, h: headers } = payload
  return (
    typeof url === 'string' &&
    /^\/(?!\/)[\w/-]*$/.test(url.replace(/^orpc:\/\/\w+/, '')) &&
    isMissingOrNamed(headers)
  )
}

const isNamed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMissingOrNamed = (value: unknown): boolean => value === undefined || isNamed(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
