const MOST_CHARACTERS = 400_000
const UNSEEN = /<(style|script)\b/gi

/** What HTML of a stranger says, as text: tags go, blocks end lines. Shown as text, so that nothing is markup again. */
export const stripTags = (html: string): string =>
  withoutUnseen(html.slice(0, MOST_CHARACTERS))
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')

/** Styles and scripts go with what they hold; one that is not closed takes the rest with it. */
function withoutUnseen(html: string): string {
  const lower = html.toLowerCase()
  let kept = ''
  let from = 0
  for (const { index, 1: tag } of html.matchAll(UNSEEN)) {
    if (index < from) continue
    kept += html.slice(from, index)
    const end = lower.indexOf(`</${tag?.toLowerCase()}`, index)
    if (end < 0) return kept
    from = end
  }
  return kept + html.slice(from)
}
