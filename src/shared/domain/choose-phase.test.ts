import { expect, test } from 'vitest'
import type { CampaignPhase, PhaseGroup } from './campaign-facts.ts'
import { choosePhase, type PhaseClues } from './choose-phase.ts'

const phase = (id: string, of: PhaseGroup | null, removals: readonly string[] = []): CampaignPhase => ({
  id,
  title: id,
  what: id,
  of,
  removals,
})
const phases = [
  phase('look', null),
  phase('provider', 'provider'),
  phase('forms', 'self-service', ['vendor-form']),
  phase('letters', 'letter'),
  phase('later', 'follow-on'),
  phase('last', 'reputation'),
]

function place(
  removal: Partial<PhaseClues['removal']>,
  operatorKind: PhaseClues['operatorKind'] = 'dnsbl-operator',
): string | undefined {
  const full = {
    id: 'own',
    operatorId: 'own',
    method: 'form',
    whoMayAsk: 'user',
    needsFirst: [],
    ...removal,
  } as const
  const operatorOf = (id: string): string => (id === 'own-first' ? 'own' : 'other')
  return choosePhase(phases, { removal: full, operatorKind, operatorOf })?.id
}

test.each([
  [{}, 'forms'],
  [{ method: 'expiry' }, 'forms'],
  [{ method: 'email' }, 'letters'],
  [{ method: 'email', whoMayAsk: 'provider' }, 'provider'],
  [{ whoMayAsk: 'holder' }, 'provider'],
  [{ needsFirst: ['own-first'] }, 'forms'],
  [{ needsFirst: ['own-first', 'foreign'] }, 'later'],
] as const)('%j of a list belongs to %s', (removal, id) => {
  expect(place(removal)).toBe(id)
})

test('vendors and mailbox providers come last, unless a phase names them', () => {
  expect(place({}, 'security-vendor')).toBe('last')
  expect(place({ method: 'email' }, 'mailbox-provider')).toBe('last')
  expect(place({ id: 'vendor-form' }, 'security-vendor')).toBe('forms')
})

test('phases that have no place for it say so', () => {
  const removal = { id: 'own', operatorId: 'own', method: 'form', whoMayAsk: 'user', needsFirst: [] } as const
  const clues: PhaseClues = { removal, operatorKind: 'dnsbl-operator', operatorOf: () => null }
  expect(choosePhase([phase('look', null)], clues)).toBeNull()
})
