import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { reverseLabels } from '../../../shared/domain/address.ts'
import { encodeQuery } from './encode-query.ts'
import { createQueryRoom, QueryTemplate } from './query-template.ts'

const zone = 'bl.example.test'

test('an IPv4 query is the one the codec writes, also when the room was used before', () => {
  const template = new QueryTemplate(zone, 4, true)
  const room = createQueryRoom()
  fc.assert(
    fc.property(fc.nat(0xffffffff), (value) => {
      const name = `${reverseLabels({ family: 4, value: BigInt(value) })}.${zone}`
      expect(template.write(room, value)).toEqual(encodeQuery({ name, type: 'A' }, 0, true))
    }),
  )
})

test('an IPv6 query has all 32 nibbles', () => {
  const template = new QueryTemplate(zone, 6, false)
  const room = createQueryRoom()
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (value) => {
      const name = `${reverseLabels({ family: 6, value })}.${zone}`
      expect(template.write(room, value)).toEqual(encodeQuery({ name, type: 'A' }, 0, false))
    }),
  )
})

test('rooms are shared by all templates: nothing of an earlier query is left', () => {
  const zones = ['bl.example.test', 'key.{address}.bl.example.test', 'a-much-longer-name.bl.example.test']
  const templates = zones.flatMap((name, i) => [
    new QueryTemplate(name, 4, i === 0),
    new QueryTemplate(name, 6, i === 1),
  ])
  const room = createQueryRoom()
  fc.assert(
    fc.property(fc.nat(5), fc.nat(0xffffffff), (pick, value) => {
      const template = templates[pick] as QueryTemplate
      const address = pick % 2 === 0 ? value : BigInt(value) << 70n
      expect(template.write(room, address)).toEqual(template.write(createQueryRoom(), address))
    }),
  )
})

test('a zone without room for an address is refused', () => {
  const long = `${Array.from({ length: 4 }, () => 'x'.repeat(58)).join('.')}.test`
  expect(() => new QueryTemplate(long, 4, true)).toThrow('leaves no room')
  expect(() => new QueryTemplate(long.slice(60), 4, true)).not.toThrow()
  expect(() => new QueryTemplate(long.slice(30), 6, true)).toThrow('leaves no room')
})

test('an address may have its place between labels', () => {
  const template = new QueryTemplate('secretkey.{address}.bl.example.test', 4, true)
  const name = 'secretkey.7.100.51.198.bl.example.test'
  const packet = template.write(createQueryRoom(), 0xc6336407)
  expect(packet).toEqual(encodeQuery({ name, type: 'A' }, 0, true))
  const long = `${'x'.repeat(60)}.{address}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'z'.repeat(55)}`
  expect(() => new QueryTemplate(long, 4, true)).toThrow('leaves no room')
})
