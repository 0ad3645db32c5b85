/** Variables of a data set: `0` to `9`, and `=` for the base template. Bytes as characters. */
export type Variables = ReadonlyMap<string, string>

/** Makes the TXT record for a subject, as a rule the address; empty = no record. */
export type TextMaker = (subject: string) => string

/** Longest TXT record that rbldnsd makes, bytes. */
const MOST_BYTES = 254
const PART = /\$(\$|=|[0-9]|)/
const NOT_ASCII = /[\u0080-\u00ff]/

/**
 * Prepares a TXT template, bytes as characters: `$` becomes the subject, `$1` a variable (itself when not set), `$$`
 * one dollar, `$=` the entry's own text inside the base template, which a leading `=` switches off. What is made is
 * cut to 254 bytes and then read as UTF-8.
 */
export function compileText(template: string, variables: Variables): TextMaker {
  const isBare = template.startsWith('=')
  const own = isBare ? template.slice(1) : template
  const base = isBare ? undefined : variables.get('=')
  // Odd places hold what stood behind a dollar.
  const words = (base ?? own).split(PART)
  const literals = ['']
  const append = (text: string): void => {
    literals.push((literals.pop() ?? '') + text)
  }
  words.forEach((word, i) => {
    if (i % 2 === 0) append(word)
    else if (word === '$') append('$')
    else if (word === '=' && (own !== '' || base === undefined)) append(own)
    else if (word === '=' || word === '') literals.push('')
    else append(variables.get(word) ?? `$${word}`)
  })
  if (literals.length > 1) return (subject) => finish(literals.join(subject))
  const constant = finish(literals[0] ?? '')
  return () => constant
}

function finish(text: string): string {
  const cut = text.length > MOST_BYTES ? text.slice(0, MOST_BYTES) : text
  return NOT_ASCII.test(cut) ? Buffer.from(cut, 'latin1').toString('utf8') : cut
}
