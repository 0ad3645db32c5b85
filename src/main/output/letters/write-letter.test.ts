import { readFileSync } from 'node:fs'
import path from 'node:path'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { type LetterKind, letterKinds, letterLanguages } from '../../../shared/domain/letter.ts'
import { emptyProfile, type Profile } from '../../../shared/domain/profile.ts'
import { noSurroundings, type Surroundings } from '../../../shared/domain/surroundings.ts'
import {
  buildEvidence,
  calmSurroundings,
  listedOn,
  numbers,
} from '../../engine/judge/evidence.test-support.ts'
import { judgeScan } from '../../engine/judge/judge-scan.ts'
import { hostileTexts, sampleScan } from '../../engine/judge/sample-scan.test-support.ts'
import { letterMail } from './letter-mail.ts'
import { readLetterTexts } from './letter-texts.ts'
import { writeLetter } from './write-letter.ts'

const fileOf = (language: string): string =>
  readFileSync(path.join(import.meta.dirname, `../../../../resources/letters/${language}.yaml`), 'utf8')
const textsOf = (language: string) => readLetterTexts(fileOf(language), `letters/${language}.yaml`)
const offer = { provider: 'Example Hosting', price: '49 EUR / month', country: '', note: '' }

function scanWith(surroundings: Partial<Surroundings>, listed = true) {
  const story = {
    list: { id: 'bl', name: 'Example List' },
    ...(listed ? { listed: listedOn(numbers(3, 9)) } : {}),
  }
  const evidence = buildEvidence('203.0.113.0/24', [story], {}, surroundings)
  return { evidence, ...judgeScan(evidence) }
}

function letterOf(kind: LetterKind, language: string, judged = sampleScan, from = offer) {
  const written = writeLetter(judged, kind, from, textsOf(language))
  if (!written.ok) throw new Error(written.problem)
  return written.letter
}

test('one is one, networks are networks, and a day is named only where there is one', () => {
  const judge = (block: string, listed: readonly number[], removal: object | undefined) => {
    const story = {
      list: { id: 'bl', name: 'Example List', families: [4, 6] as const },
      listed: listedOn(listed),
      ...(removal ? { removal } : {}),
    }
    const evidence = buildEvidence(block, [story], {}, noSurroundings)
    return { evidence, ...judgeScan(evidence) }
  }
  const known = judge('203.0.113.0/24', [3], {})
  expect(letterOf('another-block', 'de', known).body).toContain('1 von 256 Adressen ist gelistet:')
  expect(letterOf('discount', 'de', known).body).toMatch(
    /erfordert einen Antrag und etwa .*; bis dahin, 2026-/,
  )
  expect(letterOf('another-block', 'en', known).body).toMatch(
    /take one request to list operators .* from 2026-/,
  )
  const open = judge('2001:db8::/62', [1, 2], undefined)
  const body = letterOf('another-block', 'en', open).body
  expect(body).toContain('we looked up one address in each of 4 /64 networks on 1 DNS blocklists')
  expect(body).toContain('2 of 4 /64 networks are listed:')
  expect(body).toContain('nobody can say yet')
  expect(body).not.toMatch(/0 requests|from 2026-|of 4 addresses/)
  expect(letterOf('discount', 'de', open, { ...offer, provider: '' }).body).toMatch(
    /^Sehr geehrte Damen und Herren,/,
  )
})

describe.each(letterLanguages)('letters in %s', (language) => {
  test.each(letterKinds)('%s is written in full, without a hole or a brace', (kind) => {
    const letter = letterOf(kind, language, scanWith(noSurroundings))
    expect(letter.subject).toContain('203.0.113.0/24')
    expect(letter.body).toContain('Example Hosting')
    expect(`${letter.subject}${letter.body}`).not.toMatch(/[{}]|undefined|null|NaN/)
    expect(letter.body).toContain(letter.toFill[0])
    expect(letter.language).toBe(language)
  })

  test('names the evidence: lists, counts, ranges, date, way, number of the scan', () => {
    const { body } = letterOf('another-block', language, scanWith({}))
    for (const part of [
      'Example List',
      '203.0.113.3-203.0.113.9',
      '7',
      '256',
      '2026-11-23',
      '20261123-abcdef',
    ])
      expect(body).toContain(part)
  })

  test('says the state of reverse DNS and of the registration only when they were examined', () => {
    const examined = scanWith({
      reverseDns: {
        ...(calmSurroundings(256).reverseDns as NonNullable<Surroundings['reverseDns']>),
        counts: { confirmed: 10, unconfirmed: 20, missing: 225, unknown: 1 },
      },
    })
    expect(letterOf('reverse-dns', language, examined).body).toMatch(/\b225\b/)
    expect(letterOf('registration', language, examined).body).toContain('RIPE NCC')
    const not = scanWith(noSurroundings)
    expect(letterOf('reverse-dns', language, not).body).not.toMatch(/\b256\b/)
    expect(letterOf('registration', language, not).body).not.toContain('RIPE NCC on')
  })
})

test('the same evidence stands in both languages', () => {
  const numbersOf = (language: string) =>
    letterOf('another-block', language, scanWith({}))
      .body.match(/\d[\d.\-/]*\d/g)
      ?.filter((found) => found.length > 3)
  expect(new Set(numbersOf('de'))).toEqual(new Set(numbersOf('en')))
})

test('a letter without ground is refused with the reason', () => {
  const clean = scanWith({}, false)
  expect(writeLetter(clean, 'another-block', offer, textsOf('en'))).toMatchObject({ ok: false })
  expect(writeLetter(clean, 'discount', offer, textsOf('en'))).toEqual({
    ok: false,
    problem: 'there is nothing to clean up that a discount could make good for',
  })
  expect(writeLetter(clean, 'reverse-dns', offer, textsOf('en'))).toMatchObject({ ok: false })
})

test.each(letterLanguages)('the profile signs where it has a name: %s', (language) => {
  const named = {
    ...emptyProfile,
    contactName: 'Ada Example',
    company: 'Example Mail Ltd',
    phone: '+1 555 0100',
  }
  const lastLines = (profile: Profile) => {
    const written = writeLetter(sampleScan, 'discount', offer, textsOf(language), { profile })
    if (!written.ok) throw new Error(written.problem)
    return { end: written.letter.body.split('\n').slice(-4, -1), toFill: written.letter.toFill }
  }
  expect(lastLines(named)).toEqual({ end: ['Ada Example', 'Example Mail Ltd', '+1 555 0100'], toFill: [] })
  const { end, toFill } = lastLines({ ...named, contactName: '' })
  expect(toFill).toEqual([textsOf(language).phrases.toFill])
  expect(end.at(-1)).toBe(toFill[0])
})

test('an offer without provider or price makes a letter all the same', () => {
  const { body } = letterOf('discount', 'en', sampleScan, { provider: ' ', price: '', country: '', note: '' })
  expect(body).toContain('Dear Sir or Madam,')
  expect(body).not.toContain('for .')
})

test('words of strangers stay text: no placeholder is filled twice, no control character is left', () => {
  const provider = `{sender}${hostileTexts.join('')}\r\nBcc: all@example.com`
  const { body, subject } = letterOf('another-block', 'en', sampleScan, { ...offer, provider })
  expect(body).toContain('Dear {sender}<script>')
  expect(body.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
  const mail = letterMail({ subject: `${subject}\r\nBcc: all@example.com`, body })
  expect(mail.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
})

test('a mail has no addressee, carries every sign and keeps its lines short', async () => {
  const { subject, body } = letterOf('another-block', 'de')
  const long = `${subject} – größere Straßenüberführungsänderung €€€ ${'ü'.repeat(60)}`
  const mail = letterMail({ subject: long, body })
  const [head = ''] = mail.split('\r\n\r\n')
  expect(head).not.toMatch(/^(?:To|From|Cc|Bcc):/m)
  const words = [...head.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/g)].map((match) =>
    Buffer.from(match[1] ?? '', 'base64'),
  )
  expect(words.map(String).join('')).toBe(long)
  expect((await PostalMime.parse(mail)).text?.trim()).toBe(body.trim())
  expect(mail.split('\r\n').every((line) => line.length <= 78)).toBe(true)
})

test('plain text stays legible in the raw mail, and no line can be taken for something else', async () => {
  const body = `From the start\n.\nPlease remove 203.0.113.7.  \n${'word '.repeat(60)}\n= 100 %\n`
  const mail = letterMail({ subject: 'S', body })
  expect(mail).toContain('Please remove 203.0.113.7.')
  expect(mail).not.toMatch(/^From the/m)
  expect(mail.split('\r\n').every((line) => line.length <= 76)).toBe(true)
  expect((await PostalMime.parse(mail)).text?.replaceAll('\r\n', '\n').trim()).toBe(body.trim())
})

test.each([
  ['an unknown placeholder', '{scanId}', '{scanid}', /\{scanid\} is no value/],
  ['a missing letter', '  discount:', '  rebate:', /letters/],
  ['an unknown condition', 'when: listed', 'when: guilty', /letters/],
])('%s in a file is refused with its place', (_, from, to, message) => {
  expect(() => readLetterTexts(fileOf('en').replace(from, to), 'letters/en.yaml')).toThrow(message)
})

test.each(letterLanguages)(
  "the record is named in the registry's own words where they are known: %s",
  (language) => {
    const { registry } = calmSurroundings(256)
    const judged = scanWith({ registry: registry && { ...registry, state: 'not-reassigned' } })
    const bodyWith = (object: string | null): string => {
      const written = writeLetter(judged, 'registration', offer, textsOf(language), {
        registryObject: object,
      })
      return written.ok ? written.letter.body : written.problem
    }
    expect(bodyWith('inetnum, status ASSIGNED PA')).toMatch(/RIPE NCC .*: inetnum, status ASSIGNED PA\.$/m)
    expect(bodyWith(null)).not.toContain('inetnum')
  },
)
