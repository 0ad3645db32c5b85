import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

/** What we take from a jCard (RFC 7095). */
export interface Card {
  readonly fullName: string | null
  /** `org`, `individual`, `group` …, or null. */
  readonly kind: string | null
  readonly emails: readonly { readonly address: string; readonly isAbuse: boolean }[]
}

const empty: Card = { fullName: null, kind: null, emails: [] }

/** Reads a `vcardArray` member: whatever is not as it should be is left out. Never throws. */
export function readJcard(value: unknown): Card {
  if (!Array.isArray(value) || !Array.isArray(value[1])) return empty
  const rows = value[1].filter((row): row is unknown[] => Array.isArray(row) && row.length >= 4)
  const textsOf = (name: string): string[] =>
    rows.filter((row) => row[0] === name).flatMap((row) => (typeof row[3] === 'string' ? [row[3]] : []))
  const emails = rows
    .filter((row) => row[0] === 'email')
    .flatMap((row) => {
      const address = typeof row[3] === 'string' ? readEmail(row[3]) : null
      return address === null ? [] : [{ address, isAbuse: typesOf(row[1]).includes('abuse') }]
    })
  return { fullName: firstText(textsOf('fn')), kind: firstText(textsOf('kind')), emails }
}

/** An e-mail address that looks like one, or null: it may end up in a letter. */
export function readEmail(text: string): string | null {
  const address = text.trim().replace(/^mailto:/i, '')
  return /^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z0-9-]{2,63}$/.test(address)
    ? address
    : null
}

function typesOf(parameters: unknown): readonly string[] {
  if (typeof parameters !== 'object' || parameters === null) return []
  const type: unknown = Reflect.get(parameters, 'type')
  const words = Array.isArray(type) ? type : [type]
  return words.filter((word) => typeof word === 'string').map((word) => word.toLowerCase())
}

function firstText(texts: readonly string[]): string | null {
  for (const text of texts) {
    const cleaned = cleanStrangerText(text, 200)
    if (cleaned !== '') return cleaned
  }
  return null
}
