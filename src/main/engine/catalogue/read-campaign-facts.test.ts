import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evidenceFacts } from '../../../shared/domain/evidence-fact.ts'
import { orderRemovals } from '../../../shared/domain/order-removals.ts'
import { readCampaignFacts } from './read-campaign-facts.ts'
import { shippedCatalogue } from './shipped-catalogue.test-support.ts'

const text = readFileSync(join(import.meta.dirname, '../../../../resources/campaign.yaml'), 'utf8')
const read = readCampaignFacts('campaign.yaml', text)
if (!read.ok) throw new Error(read.problems.join('\n'))
const { facts } = read
const catalogue = shippedCatalogue()

/** The sentences about the shipped text with one change. */
function problemsAfter(find: string, replace: string): readonly string[] {
  if (!text.includes(find)) throw new Error(`the text has no ${find}`)
  const changed = readCampaignFacts('campaign.yaml', text.replace(find, replace))
  return changed.ok ? [] : changed.problems
}

test.each([
  ['cleanAnswers: 2', 'cleanAnswers: none', 'followUp.cleanAnswers is "none"; it must be a whole number.'],
  [
    'cleanAnswers: 2',
    'cleanAnswer: 2',
    'followUp.cleanAnswer is 2, but there is no such key; write cleanAnswers,',
  ],
  ['of: provider', 'of: neighbour', 'phases[4].of is "neighbour"; it must be one of provider, self-service,'],
  [
    'registry: arin',
    'registry: iana',
    'providerRequests[0].registry is "iana"; it must be one of arin, ripe,',
  ],
  ['delegate reverse DNS of {cidr}', 'delegate reverse DNS of {block}', '{block} is not.'],
  ['facts: [cidr, nameServers]', 'facts: [cidr]', 'providerRequests[8].ask.en is'],
  [
    'smallest: 24',
    'smallest: 240',
    'providerRequests[8].smallest is 240; it must be a prefix length from 8 to 32.',
  ],
])('%s as %s is refused in a sentence with its line', (find, replace, sentence) => {
  const problems = problemsAfter(find, replace)
  expect(problems.join(' ')).toContain(sentence)
  expect(problems[0]).toMatch(/^campaign\.yaml, line \d+: /)
})

test('text that is no facts at all is refused', () => {
  expect(readCampaignFacts('a.yaml', '')).toEqual({
    ok: false,
    problems: ['a.yaml is empty; it must have the key phases.'],
  })
  expect(readCampaignFacts('a.yaml', 'phases: [')).toMatchObject({ ok: false })
})

test('the phases are told apart and name removals that there are', () => {
  const known = new Set(catalogue.removals.map(({ id }) => id))
  const named = facts.phases.flatMap(({ removals }) => removals)
  expect(named.filter((id) => !known.has(id))).toEqual([])
  expect(new Set(named).size).toBe(named.length)
  const groups = facts.phases.flatMap(({ of }) => of ?? [])
  expect(groups).toEqual(['provider', 'self-service', 'letter', 'follow-on', 'reputation'])
})

test('every removal of the catalogue has a phase, and none comes before what it waits for', () => {
  const ids = catalogue.removals.map(({ id }) => id)
  const ordered = orderRemovals(facts.phases, catalogue, ids)
  expect(ordered).toHaveLength(ids.length)
  expect(ordered.filter(({ phase }) => phase === null)).toEqual([])
  const place = new Map(ordered.map(({ removal }, i) => [removal.id, i]))
  const early = ordered.filter(({ removal }, i) => removal.needsFirst.some((id) => (place.get(id) ?? -1) > i))
  expect(early).toEqual([])
  const phaseAt = new Map(
    ordered.map(({ removal, phase }) => [removal.id, phase ? facts.phases.indexOf(phase) : -1]),
  )
  const late = ordered.filter(({ removal }) =>
    removal.needsFirst.some((id) => (phaseAt.get(id) ?? 0) > (phaseAt.get(removal.id) ?? 0)),
  )
  expect(late.map(({ removal }) => removal.id)).toEqual([])
})

test('a clean-up starts with what only the provider can do and ends with the large mailboxes', () => {
  const wanted = [
    'microsoft-outlook',
    'nordspam',
    'spamhaus-css',
    'cisco-talos',
    'barracuda',
    'spamhaus-sbl',
    'rackspace',
  ]
  expect(orderRemovals(facts.phases, catalogue, wanted).map(({ removal }) => removal.id)).toEqual([
    'spamhaus-sbl',
    'spamhaus-css',
    'barracuda',
    'nordspam',
    'rackspace',
    'microsoft-outlook',
    'cisco-talos',
  ])
})

test('each registry has its requests, in English and German, for facts that can be asked for', () => {
  const registries = new Set(facts.providerRequests.map(({ registry }) => registry))
  expect([...registries]).toEqual(['arin', 'ripe', 'apnic', 'lacnic', 'afrinic', null])
  expect(facts.providerRequests).toHaveLength(14)
  for (const { ask, facts: wanted, unverified, sources } of facts.providerRequests) {
    expect(ask.en).toMatch(/\{cidr\}/)
    expect(ask.de).toMatch(/\{cidr\}/)
    const places = (words: string): readonly string[] =>
      [...words.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place).sort()
    expect(places(ask.de)).toEqual(places(ask.en))
    for (const fact of wanted) expect(evidenceFacts[fact]).toBeTruthy()
    expect(sources.length + unverified.length).toBeGreaterThan(0)
  }
})

test('a figure of ours on a delay says so', () => {
  const ours = facts.providerRequests.filter(({ delayBasis }) => delayBasis === 'estimate')
  expect(ours.filter(({ delayNote }) => !/ours|by custom|queue/.test(delayNote)).map(({ id }) => id)).toEqual(
    [],
  )
})

test('reminders are few, come before an operator counts as silent, and a look is worth its wait', () => {
  const { followUp } = facts
  expect(followUp.reminders.length).toBeLessThanOrEqual(2)
  for (const { afterWorkingDays } of followUp.reminders) {
    // Five working days are a week.
    expect((afterWorkingDays / 5) * 7).toBeLessThan(followUp.silentAfterDays)
  }
  expect(followUp.cleanAnswers).toBeGreaterThanOrEqual(2)
  expect(followUp.cleanAnswersApartHours).toBeGreaterThanOrEqual(6)
})

test('sender rules are of parties that there are, and say what no source covers', () => {
  const known = new Set(catalogue.operators.map(({ id }) => id))
  expect(facts.senderRules.filter(({ party }) => !known.has(party))).toEqual([])
  expect(facts.senderRules.filter(({ sources, unverified }) => sources.length === 0 && !unverified)).toEqual(
    [],
  )
})
