import { expect, test } from 'vitest'
import type { RequestEvent } from './campaign.ts'
import { removalProof } from './removal-proof.ts'

const at = (hour: number, kind: RequestEvent['kind']): RequestEvent => ({
  at: `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`,
  kind,
  text: '',
  minutes: 0,
})

test('both ends of the time without a listing are the proof, whatever was looked at in between', () => {
  const events = [at(12, 'clean'), at(11, 'state'), at(10, 'clean'), at(9, 'unknown'), at(4, 'clean')]
  expect(removalProof(events)).toEqual([at(12, 'clean'), at(4, 'clean')])
})

test('what was clean before a listing proves nothing', () => {
  expect(removalProof([at(12, 'clean'), at(8, 'listed'), at(1, 'clean')])).toEqual([at(12, 'clean')])
  expect(removalProof([at(12, 'relisted'), at(1, 'clean')])).toEqual([])
  expect(removalProof([at(12, 'state')])).toEqual([])
})
