const legalForms = new Set(
  'ab ag as aps bv bvba co company corp corporation cv doo ev gmbh inc incorporated kft kg kk lda limited llc llp lp ltd ltda mbh nv oo oy oyj plc pte pty pvt sa sal sarl sas sl spa spzoo srl sro ug the'.split(
    ' ',
  ),
)

/**
 * Do two names mean one organisation? `same`: equal without case, punctuation and legal form. `similar`: one begins
 * with the other, which a human should look at. Names in registries are free text, so `different` is no proof.
 */
export function compareNames(a: string, b: string): 'same' | 'similar' | 'different' {
  const [one, other] = [words(a), words(b)]
  if (one.length === 0 || other.length === 0) return 'different'
  if (one.join(' ') === other.join(' ') || one.join('') === other.join('')) return 'same'
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const begins = short.every((word, i) => word === long[i])
  return begins && short.length < long.length && short.join('').length >= 4 ? 'similar' : 'different'
}

function words(name: string): readonly string[] {
  const plain = withoutTopLevel(name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim())
  const all = plain
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = all.filter((word) => !legalForms.has(word))
  return telling.length > 0 ? telling : all
}

/** Offers often name their sender by a domain: its ending is no part of the name. */
const withoutTopLevel = (name: string): string =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)
    ? name.replace(/(\.(co|com|net|org|ac|gov))?\.[a-z0-9-]+$/, '')
    : name
