import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdTable } from './id-table.ts'

const id = fc.nat(0xffff)
const deed = fc.oneof(
  fc.record({ what: fc.constant('add' as const), id }),
  fc.record({ what: fc.constant('delete' as const), id }),
  fc.record({ what: fc.constant('delete one' as const), id }),
)

test('holds what a map would hold, each under an ID of its own', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 400 }), (deeds) => {
      const table = new IdTable<number>()
      const map = new Map<number, number>()
      deeds.forEach((step, nth) => {
        const present = [...map.keys()]
        if (step.what === 'add') {
          map.set(table.add(step.id, nth), nth)
        } else {
          const gone =
            step.what === 'delete' ? step.id : (present[step.id % (present.length || 1)] ?? step.id)
          const [was, is] = [map.delete(gone), table.delete(gone)]
          if (was !== is) throw new Error(`${gone} was ${was ? 'there' : 'gone'}`)
        }
        expect(table.size).toBe(map.size)
        expect(table.get(step.id)).toBe(map.get(step.id) ?? null)
      })
      for (const [key, value] of map) expect(table.get(key)).toBe(value)
      expect(new Map(table.takeAll())).toEqual(map)
      expect(table.size).toBe(0)
      for (const key of map.keys()) expect(table.get(key)).toBeNull()
    }),
  )
})

test('the wanted ID is given where its slot is free, and the next one where it is not', () => {
  const table = new IdTable<string>()
  expect(table.add(0xffff, 'a')).toBe(0xffff)
  expect(table.add(0xffff, 'b')).toBe(0)
  expect(table.add(7, 'c')).toBe(7)
  expect([table.get(0xffff), table.get(0), table.get(7), table.get(8)]).toEqual(['a', 'b', 'c', null])
})

test('half of all IDs can be held, and one more is refused', () => {
  const table = new IdTable<number>()
  for (let i = 0; i < 0x8000; i++) table.add(i * 3, i)
  expect(table.size).toBe(0x8000)
  expect(() => table.add(1, 1)).toThrow('More questions are open on one socket than there are IDs')
})
