import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLEAR, causeOfState, LISTED, PENDING, unknownCauses, unknownState } from './outcome.ts'
import { OutcomeMap } from './outcome-map.ts'

const states = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 300 })

test('keeps every state apart', () => {
  fc.assert(
    fc.property(states, (wanted) => {
      const map = new OutcomeMap(wanted.length)
      wanted.forEach((state, index) => map.set(index, state))
      expect(wanted.map((_, index) => map.get(index))).toEqual(wanted)
      const tally = map.tally()
      for (let state = 0; state < 16; state++)
        expect(tally[state]).toBe(wanted.filter((s) => s === state).length)
    }),
  )
})

test('runs cover exactly the checks of one state, in order', () => {
  fc.assert(
    fc.property(states, (wanted) => {
      const map = new OutcomeMap(wanted.length)
      wanted.forEach((state, index) => map.set(index, state))
      const covered = [...map.runs(3)].flatMap(([from, to]) =>
        Array.from({ length: to - from + 1 }, (_, i) => from + i),
      )
      expect(covered).toEqual(wanted.flatMap((state, index) => (state === 3 ? [index] : [])))
    }),
  )
})

test('all causes fit into four bits and come back', () => {
  for (const cause of unknownCauses) {
    expect(unknownState(cause)).toBeLessThan(16)
    expect(causeOfState(unknownState(cause))).toBe(cause)
  }
  expect([PENDING, CLEAR, LISTED].map(causeOfState)).toEqual([null, null, null])
})

test('bytes of the wrong length are refused', () => {
  expect(() => new OutcomeMap(3, new Uint8Array(3))).toThrow('2 bytes')
})
