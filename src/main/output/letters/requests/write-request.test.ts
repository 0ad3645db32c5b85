import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Case } from '../../../../shared/domain/case.ts'
import { type LetterLanguage, letterLanguages } from '../../../../shared/domain/letter.ts'
import { emptyProfile, type Profile } from '../../../../shared/domain/profile.ts'
import type { Removal } from '../../../../shared/domain/removal.ts'
import type { RequestDraft } from '../../../../shared/domain/request-draft.ts'
import { loadCatalogue } from '../../../engine/catalogue/load-catalogue.ts'
import { readCampaignFacts } from '../../../engine/catalogue/read-campaign-facts.ts'
import { sampleScan } from '../../../engine/judge/sample-scan.test-support.ts'
import { readRequestTexts } from './request-texts.ts'
import { languageFor, writeRequest } from './write-request.ts'

const resources = path.join(import.meta.dirname, '../../../../../resources')
const yamlOf = (language: string): string =>
  readFileSync(path.join(resources, `letters/requests/${language}.yaml`), 'utf8')
const campaign = readCampaignFacts(
  'campaign.yaml',
  readFileSync(path.join(resources, 'campaign.yaml'), 'utf8'),
)
const providerRequests = campaign.ok ? campaign.facts.providerRequests : []
const loaded = loadCatalogue({ paths: [path.join(resources, 'catalogue')], custom: false })
const removals: readonly Removal[] = loaded.ok ? loaded.catalogue.removals : []

const profile: Profile = {
  ...emptyProfile,
  contactName: 'Ann Example',
  role: 'Postmaster',
  company: 'Example Ltd',
  contactEmail: 'ann@example.org',
  phone: '+1 555 0100',
  newHolderSince: '2026-11-01',
  previousCustomerTerminatedOn: '2026-10-15',
  causeFixed: 'The earlier user sent newsletters without consent and is gone.',
}
const sample = sampleScan.cases[0] as Case

const textsOf = (language: LetterLanguage) => {
  const read = readRequestTexts(yamlOf(language))
  if (!read.ok) throw new Error(read.problems.join(' '))
  return read.texts
}

function caseOf(removal: Removal, change: Partial<Case> = {}): Case {
  const { id, operatorId, method, whoMayAsk, url, email, delayHours, delayNote, unverified } = removal
  const facts = { operatorId, method, whoMayAsk, url, email, delayHours, delayNote, unverified }
  return { ...sample, ...facts, removalId: id, operatorName: operatorId, ...change }
}

function draftOf(removal: Removal, language: LetterLanguage, from: Profile, change: Partial<Case> = {}) {
  return writeRequest({
    judged: sampleScan,
    cases: [caseOf(removal, change)],
    removal,
    address: null,
    profile: from,
    answers: {},
    texts: textsOf(language),
    providerRequests,
  })
}

const addressesIn = (text: string): readonly string[] => text.match(/[^\s@<>,:]+@[^\s@<>,:]+\.[a-z]+/gi) ?? []

test('the shipped catalogue has removals of every mode to write for', () => {
  expect(removals.length).toBeGreaterThan(100)
  expect(new Set(removals.map(({ draftMode }) => draftMode))).toEqual(
    new Set(['email', 'form-text', 'ask-provider', 'none']),
  )
  expect(providerRequests.length).toBeGreaterThan(5)
})

const RANGE = '203.0.113.3-203.0.113.9'

/** What is wrong with a draft, as the operator and the user would find it. */
function mistakesOf(draft: RequestDraft, removal: Removal, from: Profile): readonly string[] {
  const { mode, subject, body, fields, questions, to, formUrl } = draft
  const said = `${subject}\n${body}\n${fields.map(({ value }) => value).join('\n')}`
  const asked = [...fields, ...questions].map(({ fact }) => fact)
  const isLetter = mode === 'email' || mode === 'ask-provider'
  const rules: readonly (readonly [string, boolean])[] = [
    ['the way the operator takes', mode === removal.draftMode],
    ['no hole', !/[{}]|undefined|null|NaN|\[object|, ,|\( ?\)/.test(said)],
    ['tidy space', !/ {2}|\n\n\n/.test(body)],
    ['no invented address', addressesIn(said).every((address) => address === 'ann@example.org')],
    ['mail to those who take it', to === (removal.draftMode === 'email' ? removal.email : null)],
    ['nothing where nothing is sent', mode !== 'none' || said.trim() + asked.join('') === ''],
    ['the range', mode === 'none' || body.includes(RANGE)],
    ['a form has no subject', mode !== 'form-text' || subject === ''],
    ['the form', mode !== 'form-text' || formUrl === removal.url],
    [
      'each wanted fact once, as a field or a question',
      mode !== 'form-text' ||
        removal.evidenceWanted.every((fact) => asked.filter((one) => one === fact).length === 1),
    ],
    [
      'a subject of one line with the range',
      !isLetter || /^[^\n]*203\.0\.113\.3-203\.0\.113\.9/.test(subject),
    ],
    ['the exact list', !isLetter || body.includes('Example <Blocklist>')],
    ['short', body.split('\n').length < 60],
    ['signed', !isLetter || from !== profile || body.includes('Ann Example\nPostmaster\nExample Ltd')],
    ['or asked for a name', !isLetter || from === profile || asked.includes('contactName')],
  ]
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule)
}

describe.each(letterLanguages)('requests in %s, for every removal of the catalogue', (language) => {
  test.each(removals.map((removal) => [removal.id, removal] as const))('%s', (_, removal) => {
    expect(mistakesOf(draftOf(removal, language, profile), removal, profile)).toEqual([])
    expect(mistakesOf(draftOf(removal, language, emptyProfile), removal, emptyProfile)).toEqual([])
  })
})

test('what nobody knows is asked, and answers are used for this request alone', () => {
  const removal = removals.find(({ id }) => id === 'nordspam') as Removal
  const asked = draftOf(removal, 'en', profile)
  expect(asked.questions).toEqual([{ fact: 'prevention', question: 'What keeps it from happening again' }])
  const answered = writeRequest({
    judged: sampleScan,
    cases: [caseOf(removal)],
    removal,
    address: '203.0.113.4',
    profile,
    answers: { prevention: 'Port 25 is closed for customers.' },
    texts: textsOf('en'),
    providerRequests,
  })
  expect(answered.questions).toEqual([])
  expect(answered.body).toContain('Please remove 203.0.113.4 from')
  expect(answered.body).toContain('Port 25 is closed for customers.')
})

test('registration and reverse DNS are asked of the provider in the words of the campaign facts', () => {
  const of = (kind: Case['kind'], from: Profile) =>
    writeRequest({
      judged: sampleScan,
      cases: [{ ...sample, kind, listId: kind, removalId: null }],
      removal: null,
      address: null,
      profile: from,
      answers: {},
      texts: textsOf('en'),
      providerRequests,
    })
  const asked = of('reverse-dns', { ...profile, nameServers: 'ns1.example.org, ns2.example.org' })
  expect(asked.mode).toBe('ask-provider')
  expect(asked.subject).toBe('203.0.113.0/24: reverse DNS')
  expect(asked.body).toContain('Please delegate reverse DNS of 203.0.113.0/24 to ns1.example.org')
  expect(of('reverse-dns', profile).questions.map(({ fact }) => fact)).toEqual(['nameServers'])
  const registry = of('registry', emptyProfile)
  expect(registry.subject).toContain('203.0.113.0/24')
  expect(registry.body).toContain('Please register it in our name')
})

test('words of strangers stay one line of text', () => {
  const removal = removals.find(({ id }) => id === 'nordspam') as Removal
  const hostile = 'x\r\nBcc: victim@example.net\u202e{contactName}'
  const draft = draftOf(removal, 'en', profile, {
    reference: hostile,
    listName: hostile,
    operatorName: hostile,
  })
  expect(draft.subject).not.toMatch(/[\r\n\u202e]/)
  expect(draft.body).not.toMatch(/^Bcc:/m)
  expect(draft.body).toContain('{contactName}')
})

test('an operator is written to in its language where it is one of ours', () => {
  const languages = (list: readonly string[]) => languageFor({ languages: list } as unknown as Removal)
  expect(languages(['de', 'en'])).toBe('de')
  expect(languages(['ja', 'en'])).toBe('en')
  expect(languages([])).toBe('en')
})

test.each([
  ['language: en\nrequests: 1', /requests/],
  [yamlOf('en').replace('remove {addresses}', 'remove {adresses}'), /\{adresses\} is no value/],
  ['a: [', /no YAML/],
  ['a: &a [*a]', /no YAML|language/],
])('templates that cannot work are refused with the place (%#)', (yaml, problem) => {
  const read = readRequestTexts(yaml)
  expect(read.ok ? '' : read.problems.join(' ')).toMatch(problem)
})

const removalOf = (id: string) => removals.find((one) => one.id === id) as Removal

test('a subject names what is asked about, and no range that is not', () => {
  const subjectOf = (language: LetterLanguage, ...ranges: readonly string[]) =>
    draftOf(removalOf('nordspam'), language, profile, { ranges }).subject
  expect(subjectOf('en', '203.0.113.3', '203.0.113.9')).toMatch(/: 203\.0\.113\.3, 203\.0\.113\.9$/)
  const many = ['203.0.113.3', '203.0.113.9', '203.0.113.12', '203.0.113.20']
  expect(subjectOf('en', ...many)).toMatch(/: 203\.0\.113\.3 and 3 more$/)
  expect(subjectOf('de', ...many)).toMatch(/: 203\.0\.113\.3 und 3 weitere$/)
})

test('days are written as the reader writes them', () => {
  expect(draftOf(removalOf('nordspam'), 'de', profile).body).toContain('seit 01.11.2026.')
  expect(draftOf(removalOf('nordspam'), 'en', profile).body).toContain('since 2026-11-01.')
})

test('a refusal is told whole with its times, before anything of ours', () => {
  const removal = removalOf('recipient-postmaster')
  const { body, fields } = writeRequest({
    judged: sampleScan,
    cases: [caseOf(removal, { kind: 'bounces', codes: [] })],
    removal,
    address: null,
    profile,
    answers: {},
    found: { bounceText: '550 5.7.1 refused', timestamps: '2026-11-20 08:11:02 UTC' },
    texts: textsOf('en'),
    providerRequests,
  })
  const told = body.indexOf(
    'The whole refusal:\n550 5.7.1 refused\n\nTimes of refusal: 2026-11-20 08:11:02 UTC\n',
  )
  expect(told).toBeGreaterThan(0)
  expect(told).toBeLessThan(body.indexOf('We are Example Ltd'))
  expect(body.match(/550 5\.7\.1 refused/g)).toHaveLength(1)
  expect(fields).toEqual([])
})

test('what the provider passes on speaks of the customer in the third person', () => {
  const removal = removals.find(({ draftMode }) => draftMode === 'ask-provider') as Removal
  const passedOn = (language: LetterLanguage) =>
    draftOf(removal, language, profile)
      .body.match(/^> .+$/gm)
      ?.join('\n') ?? ''
  expect(passedOn('en')).toContain('Example Ltd has used this address space since 2026-11-01.')
  expect(passedOn('de')).toContain('Example Ltd nutzt diesen Adressraum seit 01.11.2026.')
  expect(passedOn('en') + passedOn('de')).not.toMatch(/We are|Wir sind/)
})

test('whoever keeps a reputation is asked to review it, in words that need no list', () => {
  const removal = removalOf('cisco-talos')
  const write = (language: LetterLanguage, isReputation: boolean) =>
    writeRequest({
      judged: sampleScan,
      cases: [
        caseOf(removal, { kind: 'bounces', codes: [], listName: 'Cisco Talos', operatorName: 'Cisco Talos' }),
      ],
      removal,
      address: null,
      profile,
      answers: {},
      isReputation,
      texts: textsOf(language),
      providerRequests,
    })
  expect(write('en', true).body).toMatch(/^Please review the reputation of .* at Cisco Talos, for which/)
  expect(write('de', true).body).toMatch(/^Bitte bewerten Sie .* neu; E-Mail/)
  expect(write('en', false).body).toMatch(/^Please remove .* from the block list of Cisco Talos\./)
  expect(write('en', true).body).not.toContain('list')
})

test('texts that say {ask} without saying what it is are refused', () => {
  const yaml = yamlOf('en').replace(/^asks:\n(?: .*\n)+/m, '')
  expect(readRequestTexts(yaml)).toEqual({
    ok: false,
    problems: ['asks: it is missing, and {topic} and {ask} stand for what it says'],
  })
})
