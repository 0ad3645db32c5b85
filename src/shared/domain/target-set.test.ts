import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { TargetSet } from './target-set.ts'

test('holds what was put into it, and gives it back as runs', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99)), (targets) => {
      const set = new TargetSet(100)
      for (const target of targets) set.add(target)
      expect(set.size).toBe(targets.length)
      const fromRuns = [...set.runs()].flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i),
      )
      expect(fromRuns).toEqual(targets.toSorted((a, b) => a - b))
      expect(new TargetSet(100, set.bytes).size).toBe(targets.length)
    }),
  )
})

test('refuses bytes of another length', () => {
  expect(() => new TargetSet(9, new Uint8Array(1))).toThrow('2 bytes')
})
