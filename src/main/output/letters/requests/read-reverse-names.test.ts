import { expect, test } from 'vitest'
import type { ReverseDnsFindings } from '../../../../shared/domain/reverse-dns-findings.ts'
import { noSurroundings } from '../../../../shared/domain/surroundings.ts'
import { readReverseNames } from './read-reverse-names.ts'

function evidence(states: string, names: ReverseDnsFindings['names'], block = '192.0.2.0/30') {
  const reverseDns: ReverseDnsFindings = {
    examinedAt: '2026-11-02T08:00:00Z',
    servers: [],
    addresses: 4,
    counts: { confirmed: 0, unconfirmed: 0, missing: 0, unknown: 0 },
    states,
    names,
    generic: 0,
    genericReason: null,
    templates: [],
    domains: [],
    zones: [],
    classless: null,
    failure: null,
  }
  const scan = { block, startedAt: '', finishedAt: null, practice: false }
  return { scan, lists: [], surroundings: { ...noSurroundings, reverseDns } }
}

const mail = [{ target: 1, names: ['Mail.Example.org.'] }]

test('a name that leads back is ptr and fcrdns, and in the own domain when it is', () => {
  expect(readReverseNames(evidence('mcmm', mail), '192.0.2.1', 'ann@example.org')).toEqual({
    ptr: 'mail.example.org',
    fcrdns: 'mail.example.org (192.0.2.1)',
    ptrInOwnDomain: 'mail.example.org',
  })
  expect(readReverseNames(evidence('mcmm', mail), '192.0.2.1', 'ann@ample.org')).not.toHaveProperty(
    'ptrInOwnDomain',
  )
})

test('a name that does not lead back proves nothing but itself', () => {
  const names = [{ target: 1, names: ['static-1.example.org'] }]
  expect(readReverseNames(evidence('mu??', names), '192.0.2.1', 'ann@example.org')).toEqual({
    ptr: 'static-1.example.org',
  })
})

test('static is told only of a name that says so', () => {
  const named = (name: string) =>
    readReverseNames(evidence('mcmm', [{ target: 1, names: [name] }]), '192.0.2.1', '').staticAddress
  expect(named('192-0-2-1.static.example.net')).toBe('192-0-2-1.static.example.net')
  expect(named('static1.example.net')).toBe('static1.example.net')
  expect(named('ecstatic.example.net')).toBeUndefined()
})

test.each([
  ['an address without a name', '192.0.2.2', '192.0.2.0/30'],
  ['a range', '192.0.2.0-192.0.2.1', '192.0.2.0/30'],
  ['an address outside the block', '198.51.100.1', '192.0.2.0/30'],
  ['IPv6', '2001:db8::1', '2001:db8::/126'],
])('says nothing of %s', (_, range, block) => {
  expect(readReverseNames(evidence('mcmm', mail, block), range, 'ann@example.org')).toEqual({})
})
