// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Makes a stranger's text fit to show as text: control characters become one space, direction overrides go,
 * the length is capped at `limit` characters. The result is still text, never markup.
 */
export function cleanStrangerText(text: string, limit = 500): string {
  const visible = text.replace(CONTROL, ' ').replace(DIRECTION, '').trim()
  return visible.length > limit ? `${visible.slice(0, limit - 1)}…` : visible
}
