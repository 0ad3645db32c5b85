import { expect, test } from 'vitest'
import type { Block } from '../../../shared/domain/block.ts'
import { parseBlock } from '../../../shared/domain/block.ts'
import { shippedCatalogue } from '../catalogue/shipped-catalogue.test-support.ts'
import { bareRejection, type Rejection } from './rejection.ts'
import { createUnderstanding } from './understand-rejection.ts'

const catalogue = shippedCatalogue()
const understand = createUnderstanding(catalogue, [])
const said = (reply: string, change: Partial<Rejection> = {}) =>
  understand({ ...bareRejection(reply), ...change }, 'test:1')

function block(text: string): Block {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

test('a short code counts only beside the party that it belongs to', () => {
  const reply = '554 gw7 IB108 Connection refused'
  expect(said(reply).cause).not.toBe('policy-rdns')
  expect(said(reply, { remoteHost: 'mx.secureserver.net' }).cause).toBe('policy-rdns')
  const gone = '554 4.7.28 go away'
  expect(said(gone).operatorId).toBeNull()
  expect(said('550 5.7.1 IP blocked', { recipient: 'a@t-online.de' }).operatorId).toBe('t-online')
})

test('who really decides is told beside who blocks', () => {
  const event = said(
    '554 resimta.example.net 192.0.2.5 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000001',
  )
  expect(event.operatorId).toBe('comcast')
  expect(event.decidedBy.join()).toContain('spamhaus')
})

test('the refusing server, return codes, resolvers and hosts of links are never our address', () => {
  const from = { remoteAddress: '198.51.100.25', remoteHost: 'mx.example.net' }
  expect(said('554 198.51.100.25 blocked by rbl.example.test, code 127.0.0.4', from).listedIp).toBeNull()
  expect(said('550 5.7.1 blocked, see http://192.0.2.80/why', from).listedIp).toBeNull()
  expect(said('550 rejected by RBL (resolver 192.0.2.53)', from).listedIp).toBeNull()
  expect(said('550 5.7.1 blocked using rbl.example.test; helo=<[192.0.2.4]>', from).listedIp).toBeNull()
})

test('of several addresses one of the blocks named as ours is taken', () => {
  const reply = '550 5.7.1 Client host [203.0.113.9] blocked using rbl.example.test (via 192.0.2.77)'
  expect(said(reply).listedIp).toBe('203.0.113.9')
  const own = createUnderstanding(catalogue, [block('192.0.2.64/26')])
  expect(own(bareRejection(reply), 'test:1').listedIp).toBe('192.0.2.77')
})

test('an outgoing interface of the log is ours, a private one is not', () => {
  const reply = '554 5.7.1 poor reputation'
  expect(said(reply, { ourAddress: '192.0.2.9' }).listedIp).toBe('192.0.2.9')
  expect(said(reply, { ourAddress: '10.0.0.9' }).listedIp).toBeNull()
})

test('a key in a zone is not told, a part of a list is', () => {
  const keyed = said('554 192.0.2.9 listed at abcdefghijklmnopqrstuvwx12.zen.dq.spamhaus.net')
  expect(keyed.zone).not.toContain('abcdefghijklmnop')
  expect(said('554 192.0.2.9 blocked using ee.rbl.example.test').zone).toBe('ee.rbl.example.test')
})

test('links are http or https, and the one about the address comes first', () => {
  const event = said(
    '550 blocked, see ftp://example.org/x or https://a.example.org/ or https://b.example.org/?ip=192.0.2.9.',
  )
  expect(event.lookupUrl).toBe('https://b.example.org/?ip=192.0.2.9')
  expect(said('550 blocked, see javascript:alert(1)').lookupUrl).toBeNull()
})

test('a reply made to be slow takes no time to speak of', () => {
  const hostile = [
    `550 ${'blocked using '.repeat(400)}`,
    `550 ${'1.2.3.4.'.repeat(700)}`,
    `550 ${'a:'.repeat(3000)}`,
    `550 ${'a.'.repeat(3000)}x`,
    `550 ${'your ip '.repeat(700)}`,
    `550-${'550-'.repeat(1500)}`,
    `550 ${'http://'.repeat(900)}`,
    `550 ${'message from your ip is '.repeat(250)}`,
  ]
  const started = performance.now()
  for (const reply of hostile) said(reply)
  expect(performance.now() - started).toBeLessThan(5000)
})
